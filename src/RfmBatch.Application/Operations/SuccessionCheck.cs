using RfmBatch.Application.Publication;
using RfmBatch.Storage;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Application.Operations;

/// <summary>Whether readers see, of each as-of date, the run that was made last: version 0.1 went by the clocks of the machines.</summary>
internal sealed class SuccessionCheck(RfmStore store)
{
    public async Task<IReadOnlyList<StoreFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        var findings = new List<StoreFinding>();
        foreach (var program in await store.Programs.ListAsync(cancellationToken))
        {
            var ledger = await store.Runs.ListAsync(program.ProgramKey, cancellationToken);
            findings.AddRange(SuccessionReviser.Hidden(ledger).Select(run => new StoreFinding(
                "succession",
                FindingSeverity.Notice,
                FormattableString.Invariant(
                    $"Run {run.RunKey} of the program '{program.ProgramName}' was made last for {run.AsOf:yyyy-MM-dd}, ")
                    + FormattableString.Invariant($"but readers see run {run.SupersededByRunKey}, which a clock says finished later."),
                "The program's next run, publish, unpublish or `rfmbatch purge --yes` puts it right.")));
        }

        return findings.Count > 0
            ? findings
            : [new StoreFinding("succession", FindingSeverity.Ok, "Of each as-of date readers see the run made last.", "")];
    }
}
