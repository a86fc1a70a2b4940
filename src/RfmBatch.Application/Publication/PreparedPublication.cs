using RfmBatch.Storage.Publication;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.SegmentValue;

namespace RfmBatch.Application.Publication;

/// <summary>Everything a publication changes, worked out before its transaction begins.</summary>
internal sealed record PreparedPublication
{
    public required int ProgramKey { get; init; }

    public required int? LatestRunKey { get; init; }

    /// <summary>Runs whose place in the succession changes.</summary>
    public required IReadOnlyList<(int RunKey, bool IsCurrent, RunRecord? Previous)> Places { get; init; }

    /// <summary>
    /// The window to splice, already staged unless <see cref="FirstRunKey"/> is set; null where nobody's history changes.
    /// </summary>
    public required HistoryWindow? Window { get; init; }

    /// <summary>The run with which a program's history begins, or null.</summary>
    public required int? FirstRunKey { get; init; }

    public required IReadOnlyList<MigrationPair> MigrationsToDelete { get; init; }

    public required IReadOnlyList<(MigrationPair Pair, IReadOnlyList<MigrationRow> Rows)> MigrationsToInsert { get; init; }

    /// <summary>Values of the segments of runs that are new, or whose earlier run is another one now.</summary>
    public required IReadOnlyList<StoredSegmentValue> Valuations { get; init; }

    /// <summary>New cohorts and months, or null where latest does not change.</summary>
    public required CohortFigures? Cohorts { get; init; }
}
