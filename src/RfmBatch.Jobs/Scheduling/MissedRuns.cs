using Hangfire;
using Microsoft.Extensions.Logging;
using RfmBatch.Application.Programs;
using RfmBatch.Jobs.Logging;
using RfmBatch.Jobs.Settings;
using RfmBatch.Storage;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Jobs.Scheduling;

/// <summary>
/// Makes up, once, for runs that came due while no server ran. Job storage in a database knows by itself when it last ran something; memory
/// has to be told by the ledger of runs.
/// </summary>
internal sealed class MissedRuns(
    RfmStore store, JobStorageKind storage, IBackgroundJobClient client, TimeProvider clock, ILogger<MissedRuns> logger)
{
    // A run that found nothing changed is in no ledger.
    private static DateTimeOffset Later(DateTimeOffset startedAt, DateTimeOffset? attemptedAt) =>
        attemptedAt > startedAt ? attemptedAt.Value : startedAt;

    public async Task MakeUpAsync(CancellationToken cancellationToken)
    {
        if (storage != JobStorageKind.Memory)
        {
            return;
        }

        foreach (var program in (await store.Programs.ListAsync(cancellationToken)).Where(
            program => program is { IsActive: true, CronExpression: not null }))
        {
            var last = (await store.Runs.ListAsync(program.ProgramKey, cancellationToken)).FirstOrDefault(
                run => run.Status != RunStatus.Trial);

            // A program that never ran has not missed anything: its schedule may be new.
            if (last is not null
                && CronSchedule.Next(program.CronExpression!, program.TimeZoneId, Later(last.StartedAt, program.AttemptedAt)) is { } planned
                && planned < clock.GetUtcNow())
            {
                Log.Missed(logger, program.ProgramName, planned);
                var name = program.ProgramName;
                client.Enqueue<RfmBatchJob>(job => job.RunProgramAsync(name, CancellationToken.None));
            }
        }
    }
}
