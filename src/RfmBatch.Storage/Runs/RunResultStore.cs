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
    /// <summary>Writes the figures of a Running run in one transaction.</summary>
    public async Task WriteAsync(int runKey, RunResult result, IReadOnlyList<int> segmentKeys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(segmentKeys);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        for (var i = 0; i < segmentKeys.Count; i++)
        {
            await connection.ExecuteAsync(SqlDialect.Command(
                dialect.Text("Queries/Run_InsertSegmentSummary"), Parameters(runKey, segmentKeys[i], result.SegmentSummaries[i]), cancellationToken, transaction));
        }

        foreach (var threshold in result.Thresholds)
        {
            await connection.ExecuteAsync(SqlDialect.Command(
                $"INSERT INTO {dialect.ObjectName("rfm", "ScoreThreshold")} (RunKey, Metric, Score, LowerBound, UpperBound) VALUES (@RunKey, @Metric, @Score, @LowerBound, @UpperBound);",
                new { RunKey = runKey, Metric = Ansi(threshold.Metric.ToString()), threshold.Score, threshold.LowerBound, threshold.UpperBound }, cancellationToken, transaction));
        }

        foreach (var cell in result.Cells)
        {
            await connection.ExecuteAsync(SqlDialect.Command(
                $"INSERT INTO {dialect.ObjectName("rfm", "RfmCell")} (RunKey, RecencyScore, FrequencyScore, MonetaryScore, CustomerCount, RevenueAmount) VALUES (@RunKey, @RecencyScore, @FrequencyScore, @MonetaryScore, @CustomerCount, @RevenueAmount);",
                Parameters(runKey, cell), cancellationToken, transaction));
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Writes the outcome of checks that may have been made before.</summary>
    public async Task ReplaceChecksAsync(int runKey, IReadOnlyList<QualityFinding> findings, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(transaction);
        foreach (var finding in findings)
        {
            await transaction.Connection!.ExecuteAsync(SqlDialect.Command(
                $"DELETE FROM {dialect.ObjectName("rfm", "QualityCheck")} WHERE RunKey = @RunKey AND CheckId = @CheckId;",
                new { RunKey = runKey, CheckId = Ansi(finding.CheckId) }, cancellationToken, transaction));
        }

        await WriteChecksAsync(runKey, findings, transaction, cancellationToken);
    }

    /// <summary>Writes the outcome of the checks.</summary>
    public async Task WriteChecksAsync(int runKey, IReadOnlyList<QualityFinding> findings, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(transaction);
        foreach (var finding in findings)
        {
            await transaction.Connection!.ExecuteAsync(SqlDialect.Command(
                $"INSERT INTO {dialect.ObjectName("rfm", "QualityCheck")} (RunKey, CheckId, Severity, Passed, Detail) VALUES (@RunKey, @CheckId, @Severity, @Passed, @Detail);",
                new { RunKey = runKey, CheckId = Ansi(finding.CheckId), Severity = Ansi(finding.Severity.ToString()), finding.Passed, finding.Detail }, cancellationToken, transaction));
        }
    }

    /// <summary>The checks of a run, ascending by id.</summary>
    public async Task<IReadOnlyList<QualityFinding>> ReadChecksAsync(int runKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string CheckId, string Severity, bool Passed, string Detail)>(SqlDialect.Command(
            $"SELECT CheckId, Severity, Passed, Detail FROM {dialect.ObjectName("rfm", "QualityCheck")} WHERE RunKey = @RunKey ORDER BY CheckId;", new { RunKey = runKey }, cancellationToken));
        return [.. rows.Select(row => new QualityFinding(row.CheckId, Enum.Parse<CheckSeverity>(row.Severity), row.Passed, row.Detail))];
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
            $"SELECT Metric, Score, LowerBound, UpperBound FROM {dialect.ObjectName("rfm", "ScoreThreshold")} WHERE RunKey = @RunKey ORDER BY Metric, Score;", key, cancellationToken));
        var segments = await connection.QueryAsync<(string SegmentName, int CustomerCount)>(SqlDialect.Command(
            $"SELECT s.SegmentName, m.CustomerCount FROM {dialect.ObjectName("rfm", "SegmentSummary")} AS m INNER JOIN {dialect.ObjectName("rfm", "Segment")} AS s ON s.SegmentKey = m.SegmentKey WHERE m.RunKey = @RunKey;", key, cancellationToken));
        return new PreviousRun(
            runKey,
            configurationHash,
            [.. thresholds.Select(row => new ScoreThreshold(Enum.Parse<Metric>(row.Metric), row.Score, row.LowerBound, row.UpperBound))],
            await ReadCellsAsync(connection, runKey, cancellationToken),
            segments.ToDictionary(row => row.SegmentName, row => row.CustomerCount, StringComparer.Ordinal));
    }

    private static DbString Ansi(string value) => new() { Value = value, IsAnsi = true, Length = 100 };

    private async Task<IReadOnlyList<RfmCell>> ReadCellsAsync(DbConnection connection, int runKey, CancellationToken cancellationToken)
    {
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            $"SELECT RecencyScore, FrequencyScore, MonetaryScore, CustomerCount, RevenueAmount FROM {dialect.ObjectName("rfm", "RfmCell")} WHERE RunKey = @RunKey ORDER BY RecencyScore, FrequencyScore, MonetaryScore;",
            new { RunKey = runKey }, cancellationToken));
        var cells = new List<RfmCell>();
        while (await reader.ReadAsync(cancellationToken))
        {
            cells.Add(new RfmCell(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), dialect.ReadAmount(reader, 4)));
        }

        return cells;
    }

    private DynamicParameters Parameters(int runKey, int segmentKey, SegmentSummary segment)
    {
        var parameters = new DynamicParameters(new
        {
            RunKey = runKey,
            SegmentKey = segmentKey,
            segment.CustomerCount,
            segment.CustomerShare,
            segment.OrderCount,
            segment.RevenueShare,
            segment.RecencyDaysMean,
            segment.OrderCountMean,
            segment.RevenueAmountMean,
            segment.RecencyDaysMedian,
            segment.OrderCountMedian,
            segment.RevenueAmountMedian,
        });
        dialect.AddAmount(parameters, "RevenueAmount", segment.RevenueAmount);
        return parameters;
    }

    private DynamicParameters Parameters(int runKey, RfmCell cell)
    {
        var parameters = new DynamicParameters(new { RunKey = runKey, cell.RecencyScore, cell.FrequencyScore, cell.MonetaryScore, cell.CustomerCount });
        dialect.AddAmount(parameters, "RevenueAmount", cell.RevenueAmount);
        return parameters;
    }
}
