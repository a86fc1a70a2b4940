using System.Data.Common;
using Hangfire.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RfmBatch.Application.Runs;
using RfmBatch.Core;
using RfmBatch.Jobs.Logging;
using RfmBatch.Jobs.Settings;
using RfmBatch.Storage;

namespace RfmBatch.Jobs.Execution;

/// <summary>One execution of a job: what it works with, and how what ends it becomes words.</summary>
internal sealed class JobExecution(IServiceProvider services, PerformContext context)
{
    public PerformContext Context => context;

    public string JobId => context.BackgroundJob.Id;

    public RfmStore Store { get; } = services.GetRequiredService<RfmStore>();

    public TimeProvider Clock { get; } = services.GetRequiredService<TimeProvider>();

    public JobMetrics Metrics { get; } = services.GetRequiredService<JobMetrics>();

    /// <summary>When the job is stopped.</summary>
    public JobLimit Limit { get; private set; } = null!;

    /// <summary>Stops the job so many minutes after it began.</summary>
    public void StopAfter(int minutes) => Limit.Set(
        Clock.GetUtcNow().AddMinutes(minutes),
        FormattableString.Invariant($"It was stopped after {minutes} minutes, its time limit; nothing of it stays."));

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ILogger Logger(string part) => services.GetRequiredService<ILoggerFactory>().CreateLogger($"RfmBatch.{part}");

    /// <summary>Writes a line that the job's page shows among its parameters.</summary>
    public void Show(string name, string text) => context.Connection.SetJobParameter(JobId, name, text);

    /// <summary>Does the work, and lets nothing out but words that may be stored.</summary>
    public async Task<string> DoAsync(string kind, Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken)
    {
        var logger = Logger("Jobs");
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["JobId"] = JobId });
        var started = Clock.GetTimestamp();
        using var limit = new JobLimit(Clock, cancellationToken);
        Limit = limit;
        if (Get<ServeOptions>().TimeLimitMinutes is > 0 and var minutes)
        {
            StopAfter(minutes);
        }

        using var alive = Get<LiveJobs>().Begin(JobId, kind, () => limit.End);
        try
        {
            var outcome = await work(limit.Token);
            Log.Done(logger, JobId, kind, Elapsed(started), outcome);
            Metrics.Ended(kind, "succeeded", Clock.GetElapsedTime(started));
            return outcome;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever it looks like (SqlClient throws an SqlException), it is the cancellation; the server puts the job back into its
            // queue.
            Log.Stopped(logger, JobId, kind);
            Metrics.Ended(kind, "stopped", Clock.GetElapsedTime(started));
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception) when (limit.Over is not null)
        {
            Log.Failed(logger, JobId, kind, Elapsed(started), "limit", limit.Over);
            Metrics.Ended(kind, "failed", Clock.GetElapsedTime(started));
            throw new JobFailedException(limit.Over);
        }
        catch (Exception failure) when (PassingFault.IsBusy(failure))
        {
            Log.Busy(logger, JobId, kind, failure.Message);
            Metrics.Ended(kind, "busy", Clock.GetElapsedTime(started));
            context.SetJobParameter(RetryWhatPassesAttribute.WaitsFor, failure.Message);
            return failure.Message;
        }
        catch (Exception failure)
        {
            var words = WordsOf(failure);
            var passes = PassingFault.Is(failure, Store.Dialect);
            Log.Failed(logger, JobId, kind, Elapsed(started), failure.GetType().Name, words);
            Metrics.Ended(kind, "failed", Clock.GetElapsedTime(started));
            throw passes ? new PassingFaultException(words) : new JobFailedException(words);
        }
        finally
        {
            Store.ReleaseIdle();
        }
    }

    private long Elapsed(long started) => (long)Clock.GetElapsedTime(started).TotalMilliseconds;

    private string WordsOf(Exception failure) => failure switch
    {
        JobFailedException known => known.Message,
        InvalidInputException invalid => $"{string.Join(' ', invalid.Errors)} Next: {invalid.NextStep}",
        RfmBatchException known => $"{known.Message} Next: {known.NextStep}",
        DbException error when Store.Dialect.Explain(error) is { } known => $"{known.Message} Next: {known.NextStep}",
        _ => FailureText.Of(failure, Store.Dialect),
    };
}

/// <summary>
/// Why a job failed, in words that everyone may read: Hangfire stores and shows the message. The cause stays out, for engines quote values.
/// </summary>
internal class JobFailedException(string message) : Exception(message);
