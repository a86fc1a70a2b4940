using System.Data;
using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Lifetime;

/// <summary>Reads what predicted value is computed from.</summary>
public sealed class PurchaseStore(SqlDialect dialect)
{
    /// <summary>Reads all purchases and returns before as-of, ascending by customer key.</summary>
    /// <param name="query">As-of, filter and zero amounts count; the window does not.</param>
    /// <param name="stamp">The newest load that counts.</param>
    /// <param name="customerStep">1 for all customers, or only those whose keys it divides.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<PurchaseLog> ReadAsync(SummaryQuery query, LoadStamp stamp, int customerStep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var parameters = SummaryStore.PopulationParameters(dialect, query, stamp);
        parameters.Add("CustomerStep", customerStep, DbType.Int32);
        var builder = new PurchaseLogBuilder();
        await using var rows = await dialect.OpenRowsAsync(
            SummaryStore.PopulationText(dialect, "Queries/Purchase_ReadLine", query), parameters, cancellationToken);
        for (var count = 1; rows.Read(); count++)
        {
            builder.Add(
                new PurchaseLine(rows.GetInt32(0), rows.GetDay(1), rows.GetAmount(4), rows.GetInt32(2) == 1, rows.GetInt32(3) == 1));
            if ((count & 0xFFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return builder.Build();
    }
}
