using RfmBatch.Core.Aggregation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Aggregation;

/// <summary>Reads the lines before as-of.</summary>
internal sealed class SaleLineSource(SqlDialect dialect)
{
    /// <summary>Reads a range of customers, ascending.</summary>
    public async Task ReadAsync(
        SummaryQuery query, LoadStamp stamp, CustomerKeyRange range, ISaleLineReader reader, CancellationToken cancellationToken)
    {
        var parameters = SummaryStore.PopulationParameters(dialect, query, stamp);
        SummaryStore.AddRange(parameters, range);
        var text = SummaryStore.PopulationText(dialect, "Queries/Sale_ReadLine", query);
        await using var rows = await dialect.OpenRowsAsync(text, parameters, cancellationToken);
        for (var count = 1; rows.Read(); count++)
        {
            reader.Add(new SaleLine(rows.GetInt32(0), rows.GetDay(1), (SaleLineKind)rows.GetInt32(3), rows.GetAmount(4)), rows.GetUtf8(2));
            if ((count & 0xFFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
