using RfmBatch.Storage;

namespace RfmBatch.Application.Tests;

/// <summary>Of a store on a server the server's time counts, however wrong this machine is.</summary>
public sealed class StoreClockTests
{
    private static readonly DateTimeOffset Server = new(2026, 1, 31, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-400)]
    [InlineData(-1.0 / 24)]
    [InlineData(0)]
    [InlineData(1.0 / 24)]
    [InlineData(400)]
    public void A_machine_that_is_wrong_by_days_records_the_server_s_time(double days)
    {
        var machine = new StandingClock(Server.AddDays(days));

        Assert.Equal(Server, new StoreClock(machine, machine, () => Server).GetUtcNow());
    }

    [Fact]
    public void Without_a_server_or_an_answer_the_machine_s_time_counts()
    {
        var machine = new StandingClock(Server.AddDays(400));

        Assert.Equal(machine.GetUtcNow(), new StoreClock(machine, machine, () => null).GetUtcNow());
    }

    [Fact]
    public void It_is_asked_once_in_ten_minutes()
    {
        var asked = 0;
        var machine = new StandingClock(Server);
        var clock = new StoreClock(machine, machine, () =>
        {
            asked++;
            return Server;
        });
        clock.GetUtcNow();
        clock.GetUtcNow();
        Assert.Equal(1, asked);
        machine.Elapsed = TimeSpan.FromMinutes(11);
        clock.GetUtcNow();
        Assert.Equal(2, asked);
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override DateTimeOffset GetUtcNow() => now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
