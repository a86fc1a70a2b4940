using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Runs;

/// <summary>What a run stores beside its customer rows: segments in figures, cut points, cells and checks.</summary>
public sealed class RunResultStore(SqlDialect dialect)
{
    private const string ReadThresholds =
        "SELECT Metric, Score, LowerBound, UpperBound FROM {rfm.ScoreThreshold} WHERE RunKey = @RunKey ORDER BY Metric, Score;";

    private const int MostSubjects = 100;

    private const string DeleteChecks = "DELETE FROM {rfm.QualityCheck} WHERE RunKey = @RunKey AND CheckId IN @CheckIds;";

    private const string ReadChecks =
        "SELECT CheckId, Severity, Passed, Detail FROM {rfm.QualityCheck} WHERE RunKey = @RunKey ORDER BY CheckId;";

    private const string ReadSegmentCounts =
        """
        SELECT s.SegmentName, m.CustomerCount, m.OrderCount
        FROM {rfm.SegmentSummary} AS m
            INNER JOIN {rfm.Segment} AS s
                ON s.SegmentKey = m.SegmentKey
        WHERE m.RunKey = @RunKey;
        """;

    private const string ReadSizes =
        "SELECT m.SegmentKey AS SegmentKey, m.CustomerCount AS CustomerCount FROM {rfm.SegmentSummary} AS m WHERE m.RunKey = @RunKey;";

    private const string ReadCells =
        """
        SELECT RecencyScore, FrequencyScore, MonetaryScore, CustomerCount, RevenueAmount
        FROM {rfm.RfmCell}
        WHERE RunKey = @RunKey
        ORDER BY RecencyScore, FrequencyScore, MonetaryScore;
        """;

    /// <summary>Writes the figures of a Running run in one transaction.</summary>
    public async Task WriteAsync(int runKey, RunResult result, IReadOnlyList<int> segmentKeys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(segmentKeys);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await new RowSet<(SegmentSummary Segment, int Key)>(dialect, "rfm", "SegmentSummary")
            .Whole("RunKey", _ => runKey)
            .Whole("SegmentKey", row => row.Key)
            .Whole("CustomerCount", row => row.Segment.CustomerCount)
            .Number("CustomerShare", row => row.Segment.CustomerShare)
            .Whole("OrderCount", row => row.Segment.OrderCount)
            .Amount("RevenueAmount", row => row.Segment.RevenueAmount)
            .Number("RevenueShare", row => row.Segment.RevenueShare)
            .Number("RecencyDaysMean", row => row.Segment.RecencyDaysMean)
            .Number("OrderCountMean", row => row.Segment.OrderCountMean)
            .Number("RevenueAmountMean", row => row.Segment.RevenueAmountMean)
            .Number("RecencyDaysMedian", row => row.Segment.RecencyDaysMedian)
            .Number("OrderCountMedian", row => row.Segment.OrderCountMedian)
            .Number("RevenueAmountMedian", row => row.Segment.RevenueAmountMedian)
            .InsertAsync(segmentKeys.Select((key, i) => (result.SegmentSummaries[i], key)), transaction, cancellationToken);
        await new RowSet<ScoreThreshold>(dialect, "rfm", "ScoreThreshold")
            .Whole("RunKey", _ => runKey)
            .Word("Metric", threshold => threshold.Metric.ToString())
            .Whole("Score", threshold => threshold.Score)
            .Number("LowerBound", threshold => threshold.LowerBound)
            .Number("UpperBound", threshold => threshold.UpperBound)
            .InsertAsync(result.Thresholds, transaction, cancellationToken);
        await new RowSet<RfmCell>(dialect, "rfm", "RfmCell")
            .Whole("RunKey", _ => runKey)
            .Whole("RecencyScore", cell => cell.RecencyScore)
            .Whole("FrequencyScore", cell => cell.FrequencyScore)
            .Whole("MonetaryScore", cell => cell.MonetaryScore)
            .Whole("CustomerCount", cell => cell.CustomerCount)
            .Amount("RevenueAmount", cell => cell.RevenueAmount)
            .InsertAsync(result.Cells, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Writes the outcome of checks that may have been made before.</summary>
    public async Task ReplaceChecksAsync(
        int runKey, IReadOnlyList<QualityFinding> findings, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(transaction);
        await transaction.Connection!.ExecuteAsync(SqlDialect.Command(
            dialect.Resolve(DeleteChecks),
            new { RunKey = runKey, CheckIds = findings.Select(finding => Ansi(finding.CheckId)).ToList() },
            cancellationToken,
            transaction));
        await WriteChecksAsync(runKey, findings, transaction, cancellationToken);
    }

    /// <summary>Writes the outcome of the checks.</summary>
    public Task WriteChecksAsync(
        int runKey, IReadOnlyList<QualityFinding> findings, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(transaction);

        // Longer than its column, so that a sentence too long is refused and not cut off.
        return new RowSet<QualityFinding>(dialect, "rfm", "QualityCheck")
            .Whole("RunKey", _ => runKey)
            .Word("CheckId", finding => finding.CheckId)
            .Word("Severity", finding => finding.Severity.ToString())
            .Flag("Passed", finding => finding.Passed)
            .Text("Detail", finding => finding.Detail, size: 4000)
            .Text("SubjectText", SubjectText, size: 4000)
            .InsertAsync(findings, transaction, cancellationToken);
    }

    // So many as the column holds; of a run with more of them the rest is asked about again.
    private static string? SubjectText(QualityFinding finding) =>
        finding.Subjects.Count == 0 ? null : string.Join('\n', finding.Subjects.Take(MostSubjects));

    /// <summary>The checks of a run, ascending by id.</summary>
    public async Task<IReadOnlyList<QualityFinding>> ReadChecksAsync(int runKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string CheckId, string Severity, bool Passed, string Detail)>(SqlDialect.Command(
            dialect.Resolve(ReadChecks),
            new { RunKey = runKey },
            cancellationToken));
        return [.. rows.Select(row => new QualityFinding(row.CheckId, Enum.Parse<CheckSeverity>(row.Severity), row.Passed, row.Detail))];
    }

    /// <summary>Customers by segment key, as stored of a run.</summary>
    public async Task<IReadOnlyDictionary<int, int>> ReadSegmentCountsAsync(int runKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(int SegmentKey, int CustomerCount)>(
            SqlDialect.Command(dialect.Resolve(ReadSizes), new { RunKey = runKey }, cancellationToken));
        return rows.ToDictionary(row => row.SegmentKey, row => row.CustomerCount);
    }

    /// <summary>What drift is measured against.</summary>
    /// <param name="runKey">The nearest earlier current run.</param>
    /// <param name="configurationHash">Its configuration.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<PreviousRun> ReadPreviousAsync(int runKey, string configurationHash, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var key = new { RunKey = runKey };
        var thresholds = await connection.QueryAsync<(string Metric, int Score, double? LowerBound, double? UpperBound)>(SqlDialect.Command(
            dialect.Resolve(ReadThresholds),
            key,
            cancellationToken));
        var segments = await connection.QueryAsync<(string SegmentName, int CustomerCount, long OrderCount)>(SqlDialect.Command(
            dialect.Resolve(ReadSegmentCounts),
            key,
            cancellationToken));
        return new PreviousRun(
            runKey,
            configurationHash,
            [.. thresholds.Select(row => new ScoreThreshold(Enum.Parse<Metric>(row.Metric), row.Score, row.LowerBound, row.UpperBound))],
            await ReadCellsAsync(connection, runKey, cancellationToken),
            segments.ToDictionary(row => row.SegmentName, row => row.CustomerCount, StringComparer.Ordinal),
            segments.Sum(row => row.OrderCount));
    }

    private static DbString Ansi(string value) => new() { Value = value, IsAnsi = true, Length = 100 };

    private async Task<IReadOnlyList<RfmCell>> ReadCellsAsync(DbConnection connection, int runKey, CancellationToken cancellationToken)
    {
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Resolve(ReadCells),
            new { RunKey = runKey },
            cancellationToken));
        var cells = new List<RfmCell>();
        while (await reader.ReadAsync(cancellationToken))
        {
            cells.Add(new RfmCell(
                reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), dialect.ReadAmount(reader, 4)));
        }

        return cells;
    }
}
