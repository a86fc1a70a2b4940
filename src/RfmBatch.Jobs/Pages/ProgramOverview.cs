using RfmBatch.Application.Operations;
using RfmBatch.Core.Operations;
using RfmBatch.Storage.Programs;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Jobs.Pages;

/// <summary>What the page shows of a program.</summary>
internal sealed record ProgramOverview
{
    public required ProgramRecord Program { get; init; }

    /// <summary>What readers see, or null.</summary>
    public required RunRecord? Latest { get; init; }

    /// <summary>The newest run that is no trial, or null.</summary>
    public required RunRecord? Newest { get; init; }

    /// <summary>A run held back since the latest one, or null.</summary>
    public required RunRecord? Held { get; init; }

    /// <summary>Ids of the checks that hold it back.</summary>
    public required IReadOnlyList<QualityFinding> HeldBy { get; init; }

    /// <summary>Checks of the latest run that did not pass.</summary>
    public required IReadOnlyList<QualityFinding> Flags { get; init; }

    /// <summary>What should have happened and did not.</summary>
    public required IReadOnlyList<ProgramFinding> Night { get; init; }

    /// <summary>When the schedule comes true next, or null.</summary>
    public required DateTimeOffset? NextRun { get; init; }

    /// <summary>Segments of the last current runs, oldest first.</summary>
    public required IReadOnlyList<SegmentsOfRun> Trend { get; init; }

    /// <summary>File name of the latest report, or null.</summary>
    public required string? ReportFile { get; init; }
}

/// <summary>How the customers of a run are spread over segments.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="ObservedTo">Its last observed day.</param>
/// <param name="Segments">In the rule set's order, without empty ones.</param>
internal sealed record SegmentsOfRun(int RunKey, DateOnly ObservedTo, IReadOnlyList<SegmentShare> Segments);

/// <summary>One segment of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ColorHex">Its colour.</param>
/// <param name="Share">Share of the customers, 0..1.</param>
internal sealed record SegmentShare(string Name, string ColorHex, double Share);
