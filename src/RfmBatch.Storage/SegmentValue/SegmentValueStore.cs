using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core.SegmentValue;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.SegmentValue;

/// <summary>What segments are worth, <c>rfm.SegmentValue</c>, and what that is computed from.</summary>
public sealed class SegmentValueStore(SqlDialect dialect)
{
    private const string ReadLinks =
        """
        SELECT DISTINCT v.RunKey, v.MarkovFromRunKey
        FROM {rfm.SegmentValue} AS v
            INNER JOIN {etl.Run} AS r
                ON r.RunKey = v.RunKey
        WHERE r.ProgramKey = @ProgramKey;
        """;

    private const string DeleteValues = "DELETE FROM {rfm.SegmentValue} WHERE RunKey = @RunKey;";

    /// <summary>Which runs of a program have values, and the earlier run of each one's Markov value.</summary>
    public async Task<IReadOnlyDictionary<int, int?>> ReadLinksAsync(int programKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(int RunKey, int? FromRunKey)>(SqlDialect.Command(
            dialect.Resolve(ReadLinks),
            new { ProgramKey = programKey }, cancellationToken));
        return rows.ToDictionary(row => row.RunKey, row => row.FromRunKey);
    }

    /// <summary>All segments of a run that has its customer rows.</summary>
    public async Task<IReadOnlyList<SegmentFacts>> ReadFactsAsync(int runKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Text("Queries/SegmentValue_ReadFact"),
            new { RunKey = runKey },
            cancellationToken,
            timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        var facts = new List<SegmentFacts>();
        while (await reader.ReadAsync(cancellationToken))
        {
            facts.Add(new SegmentFacts(
                reader.GetInt32(0),
                reader.GetInt32(1),
                dialect.ReadAmount(reader, 2),
                reader.GetInt32(3),
                reader.GetInt32(4),
                reader.GetInt32(5),
                dialect.ReadAmount(reader, 6)));
        }

        return facts;
    }

    /// <summary>
    /// Sales of a run's customers on the days from the first to before the last, by segment, ten-thousandths; returns do not count.
    /// </summary>
    /// <param name="runKey">A run that has its customer rows.</param>
    /// <param name="from">First day.</param>
    /// <param name="before">First day that does not count.</param>
    /// <param name="lastLoadKey">Newest load that counts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyDictionary<int, long>> SumSalesAsync(
        int runKey, DateOnly from, DateOnly before, int lastLoadKey, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("RunKey", runKey, DbType.Int32);
        parameters.Add("LastLoadKey", lastLoadKey, DbType.Int32);
        dialect.AddDate(parameters, "FromDate", from);
        dialect.AddDate(parameters, "BeforeDate", before);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Text("Queries/SegmentValue_SumSale"), parameters, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        var sums = new Dictionary<int, long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            sums.Add(reader.GetInt32(0), dialect.ReadAmount(reader, 1));
        }

        return sums;
    }

    /// <summary>Replaces the values of a run.</summary>
    public async Task ReplaceAsync(StoredSegmentValue valuation, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(valuation);
        ArgumentNullException.ThrowIfNull(transaction);
        await transaction.Connection!.ExecuteAsync(SqlDialect.Command(
            dialect.Resolve(DeleteValues), new { valuation.RunKey }, cancellationToken, transaction));
        await new RowSet<SegmentWorth>(dialect, "rfm", "SegmentValue")
            .Whole("RunKey", _ => valuation.RunKey)
            .Whole("SegmentKey", segment => segment.SegmentKey)
            .Whole("CustomerCount", segment => segment.CustomerCount)
            .Number("MarginShare", _ => valuation.MarginShare)
            .Number("DiscountRate", _ => valuation.DiscountRate)
            .Amount("SimpleClvAmount", segment => segment.Simple.Amount)
            .Amount("SimpleClvPerCustomerAmount", segment => segment.Simple.PerCustomerAmount)
            .Text("SimpleClvReason", segment => segment.Simple.Reason, size: 200)
            .Amount("ModelValue12MAmount", segment => segment.Model.Amount)
            .Amount("ModelValue12MPerCustomerAmount", segment => segment.Model.PerCustomerAmount)
            .Text("ModelValueReason", segment => segment.Model.Reason, size: 200)
            .Amount("MarkovValueAmount", segment => segment.Markov.Amount)
            .Amount("MarkovValuePerCustomerAmount", segment => segment.Markov.PerCustomerAmount)
            .Text("MarkovReason", segment => segment.Markov.Reason, size: 200)
            .Whole("MarkovFromRunKey", _ => valuation.MarkovFromRunKey)
            .InsertAsync(valuation.Segments, transaction, cancellationToken);
    }
}

/// <summary>The values of a run's segments as they are stored.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="MarginShare">Share of revenue counted as profit.</param>
/// <param name="DiscountRate">Discount rate per year.</param>
/// <param name="MarkovFromRunKey">The earlier run of the Markov value, or null.</param>
/// <param name="Segments">One of every segment.</param>
public sealed record StoredSegmentValue(
    int RunKey, double MarginShare, double DiscountRate, int? MarkovFromRunKey, IReadOnlyList<SegmentWorth> Segments);
