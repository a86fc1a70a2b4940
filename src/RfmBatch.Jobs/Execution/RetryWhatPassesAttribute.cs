using Hangfire.Common;
using Hangfire.States;

namespace RfmBatch.Jobs.Execution;

/// <summary>
/// What becomes of a job that could not do its work: what passes by itself is tried again after 1, 5 and 15 minutes; a busy program is
/// asked again each minute for an hour; everything else stays failed until somebody looks.
/// </summary>
/// <remarks>
/// Hangfire's AutomaticRetry with OnlyOn and DelaysInSeconds would wait as long and as often, but says other things on the job's page: of
/// the fault only its first 50 characters, and nothing at the end about the attempts that were made.
/// </remarks>
internal sealed class RetryWhatPassesAttribute : JobFilterAttribute, IElectStateFilter
{
    /// <summary>The job parameter in which a job says that it is to come again, and why.</summary>
    public const string WaitsFor = "WaitsFor";

    private const string Waits = "Waits";
    private const string Attempts = "Attempts";
    private const int MaxWaits = 60;

    // Reasons are nvarchar(100) in Hangfire's table.
    private const int MaxReason = 95;
    private static readonly TimeSpan WaitFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan[] Delays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];

    /// <inheritdoc/>
    public void OnStateElection(ElectStateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.CandidateState is SucceededState && context.GetJobParameter<string>(WaitsFor) is { Length: > 0 } reason)
        {
            Wait(context, reason);
        }
        else if (context.CandidateState is FailedState { Exception: PassingFaultException fault })
        {
            TryAgain(context, fault);
        }
    }

    private static void Wait(ElectStateContext context, string reason)
    {
        context.SetJobParameter(WaitsFor, "");
        var waits = context.GetJobParameter<int>(Waits) + 1;
        context.SetJobParameter(Waits, waits);
        context.CandidateState = waits <= MaxWaits
            ? new ScheduledState(WaitFor) { Reason = Short(FormattableString.Invariant($"Asked {waits} of {MaxWaits} times: {reason}")) }
            : new FailedState(new JobFailedException($"{reason} It was still so after an hour."))
            {
                Reason = "The program or the loads were busy for an hour.",
            };
    }

    private static void TryAgain(ElectStateContext context, PassingFaultException fault)
    {
        var attempt = context.GetJobParameter<int>(Attempts) + 1;
        context.SetJobParameter(Attempts, attempt);
        if (attempt <= Delays.Length)
        {
            var reason = FormattableString.Invariant($"Attempt {attempt} of {Delays.Length} to get over it: {fault.Message}");
            context.CandidateState = new ScheduledState(Delays[attempt - 1]) { Reason = Short(reason) };
        }
        else
        {
            ((FailedState)context.CandidateState).Reason = FormattableString.Invariant($"It did not pass in {Delays.Length} attempts.");
        }
    }

    private static string Short(string text) => text.Length <= MaxReason ? text : text[..(MaxReason - 1)] + "…";
}

/// <summary>A failure that passes by itself: a deadlock, a time-out, a lost connection. The job is tried again, a few times.</summary>
internal sealed class PassingFaultException(string message) : JobFailedException(message);
