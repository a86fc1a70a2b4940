namespace RfmBatch.Jobs.Execution;

/// <summary>Stops a job when its time is over.</summary>
internal sealed class JobLimit : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _linked;

    public JobLimit(TimeProvider clock, CancellationToken stopping)
    {
        _clock = clock;
        _timer = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(stopping, _timer.Token);
    }

    /// <summary>What the work is given.</summary>
    public CancellationToken Token => _linked.Token;

    /// <summary>Until when it may go on, or null.</summary>
    public DateTimeOffset? End { get; private set; }

    /// <summary>Why it was stopped, a sentence; null while it may go on.</summary>
    public string? Over => _timer.IsCancellationRequested ? Reason : null;

    private string? Reason { get; set; }

    /// <summary>Ends it at an instant, with the sentence that is told then.</summary>
    public void Set(DateTimeOffset end, string reason)
    {
        (End, Reason) = (end, reason);
        var rest = end - _clock.GetUtcNow();
        _timer.CancelAfter(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
    }

    public void Dispose()
    {
        _linked.Dispose();
        _timer.Dispose();
    }
}
