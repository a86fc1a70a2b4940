namespace RfmBatch.Storage;

/// <summary>
/// The clock by which everything of a store is recorded: where the store is a server, the server's, so that no single machine that is wrong
/// moves retention, schedules or what is overdue. Timers and stopwatches stay this machine's.
/// </summary>
/// <param name="shown">The clock that commands see: this machine's, or a test's.</param>
/// <param name="machine">This machine's clock, by whose error <paramref name="shown"/> is corrected.</param>
/// <param name="readServerTime">Gives the server's time, or null; asked once, and again after <see cref="AskAgainAfter"/>.</param>
public sealed class StoreClock(TimeProvider shown, TimeProvider machine, Func<DateTimeOffset?> readServerTime) : TimeProvider
{
    /// <summary>For how long an answer holds.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(10);

    // Less is the time that asking takes.
    private static readonly TimeSpan Notable = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private TimeSpan _error;
    private long? _askedAt;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => shown.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => shown.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            if (_askedAt is not { } askedAt || machine.GetElapsedTime(askedAt) > AskAgainAfter)
            {
                _askedAt = machine.GetTimestamp();
                var error = readServerTime() is { } server ? server - machine.GetUtcNow() : _error;
                _error = error.Duration() < Notable ? TimeSpan.Zero : error;
            }

            return shown.GetUtcNow() + _error;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => shown.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        shown.CreateTimer(callback, state, dueTime, period);
}
