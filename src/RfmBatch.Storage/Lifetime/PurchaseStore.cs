using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Lifetime;

/// <summary>Reads what predicted value is computed from.</summary>
public sealed class PurchaseStore(SqlDialect dialect)
{
    /// <summary>Folds all transactions before as-of into purchase histories, ascending by customer key.</summary>
    /// <param name="query">As-of, filter and zero amounts count; the window does not.</param>
    /// <param name="holdout">The time kept back.</param>
    /// <param name="stamp">The newest load that counts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<PurchaseData> ReadAsync(
        SummaryQuery query, HoldoutPeriod holdout, LoadStamp stamp, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(holdout);
        var builder = new PurchaseDataBuilder(query.AsOf, holdout.From);
        await using var rows = await dialect.OpenRowsAsync(
            dialect.Text("Queries/Purchase_ReadLine"), SummaryStore.PopulationParameters(dialect, query, stamp), cancellationToken);
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
