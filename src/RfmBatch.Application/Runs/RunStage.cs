namespace RfmBatch.Application.Runs;

/// <summary>Where a run is.</summary>
public enum RunStage
{
    /// <summary>The store sums transactions per customer.</summary>
    Aggregating,

    /// <summary>Metrics, scores and segments are computed.</summary>
    Scoring,

    /// <summary>Clusters are searched, where the options want any.</summary>
    Clustering,

    /// <summary>Value is predicted, where the options want it.</summary>
    Predicting,

    /// <summary>Customer rows and figures are written, invisible yet.</summary>
    Writing,

    /// <summary>The checks run.</summary>
    Checking,

    /// <summary>History, migration and cohorts are derived, and the run becomes visible.</summary>
    Publishing,

    /// <summary>The publication's transaction is about to be committed.</summary>
    Committing,

    /// <summary>Published, held or stored as a trial.</summary>
    Done,
}

/// <summary>Told at the beginning of each stage, on the thread of the run.</summary>
/// <param name="Stage">The stage that begins.</param>
/// <param name="RunKey">The run.</param>
/// <param name="ProgramName">Its program.</param>
/// <param name="CustomerCount">Customers of the run, or null while they are still being read.</param>
public sealed record RunProgress(RunStage Stage, int RunKey, string ProgramName, int? CustomerCount);
