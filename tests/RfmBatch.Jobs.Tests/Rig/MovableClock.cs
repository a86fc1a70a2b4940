namespace RfmBatch.Jobs.Tests.Rig;

/// <summary>A clock that is set; its timers and stopwatches are real.</summary>
internal sealed class MovableClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
