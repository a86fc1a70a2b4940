using System.Data.Common;
using Dapper;
using RfmBatch.Storage;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Application.Operations;

/// <summary>
/// Runs and loads that say Running although no process holds their lock, and purges that stopped half-way: a process was killed.
/// </summary>
internal sealed class LeftoverCheck(RfmStore store)
{
    private const string ReadRunningRuns =
        """
        SELECT r.RunKey AS RunKey, p.ProgramName AS ProgramName
        FROM {etl.Run} AS r INNER JOIN {etl.Program} AS p ON p.ProgramKey = r.ProgramKey
        WHERE r.Status = 'Running' ORDER BY r.RunKey;
        """;

    public async Task<IReadOnlyList<StoreFinding>> CheckAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var findings = new List<StoreFinding>();
        var runs = await connection.QueryAsync<RunningRun>(SqlDialect.Command(
            store.Dialect.Resolve(ReadRunningRuns),
            null,
            cancellationToken));
        foreach (var run in runs)
        {
            if (await IsFreeAsync(run.ProgramName, cancellationToken))
            {
                findings.Add(
                    new StoreFinding(
                        "leftover-run",
                        FindingSeverity.Notice,
                        $"Run {run.RunKey} of the program '{run.ProgramName}' was interrupted; its rows are not visible.",
                        "The program's next run marks it Abandoned; `rfmbatch purge` removes its rows."));
            }
        }

        foreach (var runKey in await store.Retention.ReadHalfPurgedRunsAsync(null, cancellationToken))
        {
            var run = (await store.Runs.FindAsync(runKey, cancellationToken))!;
            if (await IsFreeAsync(run.ProgramName, cancellationToken))
            {
                findings.Add(new StoreFinding(
                    "leftover-purge",
                    FindingSeverity.Notice,
                    $"A purge of run {runKey} of the program '{run.ProgramName}' was interrupted; what is left of its customer rows is not "
                    + $"visible.",
                    "`rfmbatch purge --yes` deletes the rest."));
            }
        }

        var loads = await store.LoadHistory.ReadRunningAsync(cancellationToken);
        if (loads.Count > 0 && await IsFreeAsync(ITransactionStore.LockName, cancellationToken))
        {
            findings.AddRange(
                loads.Select(
                    load => new StoreFinding(
                        "leftover-load",
                        FindingSeverity.Notice,
                        $"Load {load} was interrupted; nothing of it is visible.",
                        "The next load marks it Abandoned; load the file again.")));
        }

        return findings.Count > 0
            ? findings
            : [new StoreFinding("leftovers", FindingSeverity.Ok, "No interrupted run, load or purge was left behind.", "")];
    }

    private async Task<bool> IsFreeAsync(string lockName, CancellationToken cancellationToken)
    {
        try
        {
            await using var taken = await store.ProgramLocks.AcquireAsync(lockName, TimeSpan.Zero, cancellationToken);
            return true;
        }
        catch (ProgramLockedException)
        {
            return false;
        }
    }

    private sealed class RunningRun
    {
        public int RunKey { get; init; }

        public required string ProgramName { get; init; }
    }
}
