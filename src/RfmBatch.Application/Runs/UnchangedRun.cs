using System.Globalization;
using RfmBatch.Core.Runs;
using RfmBatch.Storage;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Runs;

/// <summary>A run that a new one would only repeat.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="ProgramName">Its program.</param>
/// <param name="AsOf">First day not observed.</param>
/// <param name="Status">Published, Held or Unpublished.</param>
public sealed record UnchangedRun(int RunKey, string ProgramName, DateOnly AsOf, string Status)
{
    /// <summary>Why no run was made, one sentence.</summary>
    public string Reason => string.Create(
        CultureInfo.InvariantCulture,
        $"Nothing was loaded or changed since run {RunKey}, which is {Status} and observed to {AsOf.AddDays(-1):yyyy-MM-dd}: "
        + $"no new run of {ProgramName} was made.");

    /// <summary>
    /// The last finished run of the program, if its data, as-of date, options, rules and program version are those a run would have now.
    /// </summary>
    internal static async Task<UnchangedRun?> FindAsync(
        RfmStore store, int programKey, RunContext context, LoadStamp stamp, CancellationToken cancellationToken)
    {
        // Newest first. Trials, failed and abandoned runs answer nothing; of the others only the last one counts: after a run with options
        // typed by hand, the scheduled one has something to say again. So it has where a purge took the customers of the last one.
        var last = (await store.Runs.ListAsync(programKey, cancellationToken))
            .FirstOrDefault(run => run.Status is RunStatus.Published or RunStatus.Held or RunStatus.Unpublished);
        return last is { HasCustomerRows: true }
            && last.LastLoadKey == stamp.LastLoadKey
            && last.AsOf == context.AsOf
            && last.ConfigurationHash == context.Configuration.Hash
            && last.OptionsJson == RunAttempt.OptionsText(context)
            && last.CodeVersion == CodeVersion.Current
            ? new UnchangedRun(last.RunKey, last.ProgramName, last.AsOf, last.Status)
            : null;
    }
}
