using RfmBatch.Core;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Publication;

/// <summary>The refusal of a run that has lost its customers.</summary>
internal static class PurgedRun
{
    /// <summary>How to get the customers of its as-of date again.</summary>
    public static string Anew(RunRecord run) =>
        FormattableString.Invariant($"rfmbatch run --program {TypedWord.Of(run.ProgramName)} --as-of {run.AsOf:yyyy-MM-dd}");

    /// <summary>Why it cannot be used.</summary>
    public static RfmBatchException Refusal(RunRecord run) =>
        new($"The customer rows of run {run.RunKey} were purged by retention.", $"Compute it anew: {Anew(run)}.");

    /// <summary>
    /// Refuses customers that are not all of the run: a purge began between the finding of the run and the reading of its rows.
    /// </summary>
    /// <remarks>What is read from <c>bi</c> needs no such count, since one statement sees the run's flag and its rows together.</remarks>
    /// <exception cref="RfmBatchException">They are not all there.</exception>
    public static void RefusePart(RunRecord run, int readCount)
    {
        if (readCount != run.CustomerCount)
        {
            throw Refusal(run);
        }
    }
}
