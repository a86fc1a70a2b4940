namespace RfmBatch.Storage.Reading;

/// <summary>How a <c>bi</c> view depends on runs, and so what a reader shows when no run is named.</summary>
public enum BiRunScope
{
    /// <summary>Not kept per run: always everything, and no run may be named.</summary>
    None,

    /// <summary>One row per run: everything, or the run named.</summary>
    AllRuns,

    /// <summary>Kept per run: the latest run of every program, or the run named.</summary>
    LatestRun,

    /// <summary>Shows latest runs only, by its definition; no run may be named.</summary>
    AlwaysLatest,
}
