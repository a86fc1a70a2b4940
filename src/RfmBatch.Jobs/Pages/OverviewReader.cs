using System.Collections.Concurrent;
using RfmBatch.Application.Operations;
using RfmBatch.Application.Programs;
using RfmBatch.Core.Operations;
using RfmBatch.Jobs.Execution;
using RfmBatch.Storage;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Programs;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Jobs.Pages;

/// <summary>Reads what the page shows: small tables only, never a customer.</summary>
internal sealed class OverviewReader(RfmStore store, ReportFolder reports, TimeProvider clock)
{
    private const int TrendRuns = 12;

    // A run's segments never change, so each is read once.
    private readonly ConcurrentDictionary<int, SegmentsOfRun> _segments = new();

    public async Task<Overview> ReadAsync(CancellationToken cancellationToken)
    {
        var runs = (await store.Runs.ListAsync(null, cancellationToken)).ToLookup(run => run.ProgramKey);
        var findings = (await new QualityReviewer(store, clock).ReviewNightAsync(cancellationToken))
            .ToLookup(finding => finding.ProgramName);
        var programs = new List<ProgramOverview>();
        foreach (var program in (await store.Programs.ListAsync(cancellationToken))
            .OrderByDescending(program => program.IsActive)
            .ThenBy(program => program.ProgramName, StringComparer.Ordinal))
        {
            var night = findings[program.ProgramName].ToList();
            programs.Add(await ReadAsync(program, [.. runs[program.ProgramKey]], night, cancellationToken));
        }

        var loads = (await store.LoadDefinitions.ListAsync(cancellationToken))
            .Select(load => new LoadOverview(
                load,
                Next(load.IsEnabled, load.CronExpression, load.TimeZoneId),
                [.. findings[NightReview.LoadName(load.LoadName)]]))
            .ToList();
        foreach (var old in _segments.Keys.Except(programs.SelectMany(program => program.Trend).Select(run => run.RunKey)))
        {
            _segments.TryRemove(old, out _);
        }

        var stamp = await store.Summaries.ReadStampAsync(cancellationToken);
        return new Overview(
            store.DisplayName, clock.GetUtcNow(), programs, loads, [.. findings[NightReview.AnyLoad]], stamp.LastOrderDate);
    }

    private async Task<ProgramOverview> ReadAsync(
        ProgramRecord program,
        IReadOnlyList<RunRecord> runs,
        IReadOnlyList<ProgramFinding> night,
        CancellationToken cancellationToken)
    {
        var latest = runs.FirstOrDefault(run => run.IsLatest);
        var held = runs.TakeWhile(run => run.RunKey != latest?.RunKey).FirstOrDefault(run => run.Status == RunStatus.Held);
        var trend = new List<SegmentsOfRun>();
        foreach (var run in runs.Where(run => run.IsCurrent).OrderByDescending(run => run.AsOf).Take(TrendRuns).Reverse())
        {
            trend.Add(
                _segments.TryGetValue(run.RunKey, out var known)
                    ? known
                    : _segments.GetOrAdd(run.RunKey, await SegmentsAsync(run, cancellationToken)));
        }

        var fileName = ReportFolder.FileNameOf(program.ProgramName);
        return new ProgramOverview
        {
            Program = program,
            Latest = latest,
            Newest = runs.FirstOrDefault(run => run.Status != RunStatus.Trial),
            Held = held,
            HeldBy = held is null
                ? []
                : [.. (await FlagsAsync(held, cancellationToken)).Where(check => check.Severity == CheckSeverity.Error)],
            Flags = latest is null ? [] : await FlagsAsync(latest, cancellationToken),
            Night = night,
            NextRun = Next(program.IsActive, program.CronExpression, program.TimeZoneId),
            Trend = trend,
            ReportFile = reports.Find(fileName) is null ? null : fileName,
        };
    }

    private DateTimeOffset? Next(bool counts, string? cron, string timeZoneId) =>
        counts && cron is not null ? CronSchedule.Next(cron, timeZoneId, clock.GetUtcNow()) : null;

    private async Task<IReadOnlyList<QualityFinding>> FlagsAsync(RunRecord run, CancellationToken cancellationToken) =>
        [
            .. (await store.RunResults.ReadChecksAsync(run.RunKey, cancellationToken))
                .Where(check => !check.Passed)
                .OrderByDescending(check => check.Severity)
        ];

    private async Task<SegmentsOfRun> SegmentsAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var segments = (await store.Bi.ListAsync(new BiQuery("Segment"), cancellationToken)).ToDictionary(row => row.Count("SegmentKey"));
        var summary = await store.Bi.ListAsync(new BiQuery("SegmentSummary", run.RunKey), cancellationToken);
        return new SegmentsOfRun(run.RunKey, run.ObservedTo, [.. summary
            .Where(row => row.Count("CustomerCount") > 0)
            .OrderBy(row => segments[row.Count("SegmentKey")].Count("SortOrder"))
            .Select(
                row => new SegmentShare(
                    row.Text("SegmentName"), segments[row.Count("SegmentKey")].Text("ColorHex"), row.Number("CustomerShare") ?? 0))]);
    }
}

/// <summary>What the page shows.</summary>
/// <param name="StoreName">Engine, server, database or file.</param>
/// <param name="ReadAt">When it was read.</param>
/// <param name="Programs">By name, inactive ones last.</param>
/// <param name="Loads">By name.</param>
/// <param name="InterruptedLoads">Loads that were killed.</param>
/// <param name="LastOrderDate">The last day with a transaction, or null.</param>
internal sealed record Overview(
    string StoreName,
    DateTimeOffset ReadAt,
    IReadOnlyList<ProgramOverview> Programs,
    IReadOnlyList<LoadOverview> Loads,
    IReadOnlyList<ProgramFinding> InterruptedLoads,
    DateOnly? LastOrderDate);

/// <summary>What the page shows of a load definition.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="NextLoad">When the schedule comes true next, or null.</param>
/// <param name="Night">What should have happened and did not.</param>
internal sealed record LoadOverview(LoadDefinitionRecord Definition, DateTimeOffset? NextLoad, IReadOnlyList<ProgramFinding> Night);
