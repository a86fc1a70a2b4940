using System.Collections.Concurrent;
using RfmBatch.Application.Operations;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Jobs.Execution;

/// <summary>The jobs that this process is at, and until when each should have ended.</summary>
internal sealed class LiveJobs
{
    /// <summary>So long after its limit a job that has not noticed is stuck.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (string Kind, Func<DateTimeOffset?> Limit)> _jobs = new();

    /// <summary>Notes a job; disposing it says that the job has ended.</summary>
    /// <param name="jobId">Its id.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="limit">Until when it should have ended, or null; asked as often as it is needed.</param>
    public IDisposable Begin(string jobId, string kind, Func<DateTimeOffset?> limit)
    {
        _jobs[jobId] = (kind, limit);
        return new Ending(() => _jobs.TryRemove(jobId, out _));
    }

    /// <summary>Jobs that should have ended and did not notice: something they wait for does not answer.</summary>
    public IReadOnlyList<ProgramFinding> Stuck(DateTimeOffset now) =>
    [
        .. _jobs.Where(job => job.Value.Limit() + Grace < now)
            .OrderBy(job => job.Key, StringComparer.Ordinal)
            .Select(job => new ProgramFinding(
                $"job:{job.Value.Kind}",
                null,
                "job-stuck",
                FindingSeverity.Error,
                $"Job {job.Key} ({job.Value.Kind}) should have ended at {ClockDifference.Text(job.Value.Limit()!.Value)} and does not "
                + "answer.",
                "Look at what it waits for (a folder on a network, the database), then restart the server: it begins the job again.")),
    ];

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
