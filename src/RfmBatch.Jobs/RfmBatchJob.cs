using Hangfire;
using Hangfire.States;
using RfmBatch.Jobs.Execution;

namespace RfmBatch.Jobs;

/// <summary>Everything the job server does. Whatever is done here, the console does by hand with the same code.</summary>
/// <remarks>
/// Type, methods and parameters are stored data: jobs that wait in a database name them. They are never renamed, moved or given other
/// parameters; a test pins the stored form. What a method returns is shown on the job's page.
/// </remarks>
// Hangfire's own would repeat every failure ten times; ours repeats only what passes by itself.
[AutomaticRetry(Attempts = 0, LogEvents = false)]
[RetryWhatPasses]
public sealed class RfmBatchJob
{
    private readonly JobExecution _execution;

    internal RfmBatchJob(JobExecution execution) => _execution = execution;

    /// <summary>Runs a program, unless nothing changed since its last run; <c>rfmbatch run --program NAME --if-changed</c>.</summary>
    /// <param name="programName">The program.</param>
    /// <param name="cancellationToken">Given by the server: it shuts down, or the job was deleted.</param>
    [Queue(Queues.Run)]
    [JobDisplayName("Run {0}")]
    public Task<string> RunProgramAsync(string programName, CancellationToken cancellationToken) =>
        _execution.DoAsync("run", token => new ProgramExecution(_execution).RunAsync(programName, token), cancellationToken);

    /// <summary>Carries out a load definition and lets its runs follow; <c>rfmbatch loads run NAME --with-runs</c>.</summary>
    /// <param name="loadName">The load definition.</param>
    /// <param name="cancellationToken">Given by the server: it shuts down, or the job was deleted.</param>
    [Queue(Queues.Load)]
    [JobDisplayName("Load {0}")]
    public Task<string> LoadAsync(string loadName, CancellationToken cancellationToken) =>
        _execution.DoAsync("load", token => new LoadExecution(_execution, FollowWithRun).RunAsync(loadName, token), cancellationToken);

    /// <summary>Deletes what retention no longer keeps; <c>rfmbatch purge --yes</c>.</summary>
    /// <param name="cancellationToken">Given by the server: it shuts down, or the job was deleted.</param>
    [Queue(Queues.Maintenance)]
    [JobDisplayName("Purge")]
    public Task<string> PurgeAsync(CancellationToken cancellationToken) =>
        _execution.DoAsync("purge", new MaintenanceExecution(_execution).PurgeAsync, cancellationToken);

    /// <summary>Looks at the store and at every program's latest run; <c>rfmbatch doctor</c> and <c>rfmbatch quality</c>.</summary>
    /// <param name="cancellationToken">Given by the server: it shuts down, or the job was deleted.</param>
    [Queue(Queues.Maintenance)]
    [JobDisplayName("Review quality")]
    public Task<string> ReviewQualityAsync(CancellationToken cancellationToken) =>
        _execution.DoAsync("quality", new MaintenanceExecution(_execution).ReviewQualityAsync, cancellationToken);

    // A continuation, so that the dashboard shows what came from what; on any end, because the files that were loaded count although
    // others failed.
    private void FollowWithRun(string programName) => _execution.Get<IBackgroundJobClient>().ContinueJobWith<RfmBatchJob>(
        _execution.JobId,
        job => job.RunProgramAsync(programName, CancellationToken.None),
        new EnqueuedState(Queues.Run),
        JobContinuationOptions.OnAnyFinishedState);
}
