using RfmBatch.Storage;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Application.Operations;

/// <summary>Whether the stored rows of each program's latest run agree with one another.</summary>
internal sealed class PublishedRunCheck(RfmStore store)
{
    private const string CheckId = "published-rows";

    public async Task<IReadOnlyList<StoreFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        var findings = new List<StoreFinding>();
        foreach (var program in await store.Programs.ListAsync(cancellationToken))
        {
            var latest = (await store.Runs.ListAsync(program.ProgramKey, cancellationToken)).FirstOrDefault(run => run.IsLatest);
            if (latest is not { HasCustomerRows: true })
            {
                continue;
            }

            foreach (var moment in Enum.GetValues<IdentityMoment>())
            {
                var checks = await store.Identities.CheckAsync(moment, latest.RunKey, program.ProgramKey, cancellationToken);
                findings.AddRange(checks.Where(check => !check.Passed).Select(check => new StoreFinding(
                    CheckId,
                    FindingSeverity.Error,
                    $"Run {latest.RunKey} of the program '{program.ProgramName}', {check.CheckId}: {check.Detail}",
                    "Restore the store from a backup, or make a new run of the program; rows were changed by another hand.")));
            }
        }

        return findings.Count > 0
            ? findings
            : [new StoreFinding(CheckId, FindingSeverity.Ok, "The rows of each program's latest run agree with one another.", "")];
    }
}
