using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Runs;

/// <summary>The run that a run follows.</summary>
internal static class PreviousRun
{
    /// <summary>The program's last current run of an earlier as-of date, or null.</summary>
    public static RunRecord? Of(IReadOnlyList<RunRecord> ledger, DateOnly asOf) =>
        ledger.Where(run => run.IsCurrent && run.AsOf < asOf).MaxBy(run => run.AsOf);
}
