using System.Diagnostics;
using Dapper;
using RfmBatch.Storage.Locking;

namespace RfmBatch.Storage.Specification;

public abstract class ProgramLocksContract : StoreContract
{
    protected ProgramLocksContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task A_held_lock_refuses_everyone_else()
    {
        await using var held = await Store.ProgramLocks.AcquireAsync("default", TimeSpan.Zero, Cancellation);
        var other = Fixture.Reopen(Store);
        var failure = await Assert.ThrowsAsync<ProgramLockedException>(
            () => other.ProgramLocks.AcquireAsync("default", TimeSpan.Zero, Cancellation));

        Assert.Equal("default", failure.ProgramName);
        Assert.Contains("'default'", failure.Message, StringComparison.Ordinal);
        await held.EnsureHeldAsync(Cancellation);
    }

    [Fact]
    public async Task A_released_lock_can_be_taken_at_once()
    {
        await (await Store.ProgramLocks.AcquireAsync("released", TimeSpan.Zero, Cancellation)).DisposeAsync();
        await using var again = await Fixture.Reopen(Store).ProgramLocks.AcquireAsync("released", TimeSpan.FromSeconds(5), Cancellation);

        await again.EnsureHeldAsync(Cancellation);
    }

    [Fact]
    public async Task Waiting_takes_the_lock_when_it_becomes_free()
    {
        var held = await Store.ProgramLocks.AcquireAsync("waited", TimeSpan.Zero, Cancellation);
        var waiting = Fixture.Reopen(Store).ProgramLocks.AcquireAsync("waited", TimeSpan.FromSeconds(30), Cancellation);

        // Somebody with less patience comes later and gives up: by then the first has asked in vain too.
        await Assert.ThrowsAsync<ProgramLockedException>(
            () => Fixture.Reopen(Store).ProgramLocks.AcquireAsync("waited", TimeSpan.FromMilliseconds(300), Cancellation));
        Assert.False(waiting.IsCompleted);

        await held.DisposeAsync();
        await using var taken = await waiting;
        await taken.EnsureHeldAsync(Cancellation);
    }

    [Fact]
    public async Task Waiting_ends_when_the_time_is_over()
    {
        await using var held = await Store.ProgramLocks.AcquireAsync("ended", TimeSpan.Zero, Cancellation);
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<ProgramLockedException>(
            () => Store.ProgramLocks.AcquireAsync("ended", TimeSpan.FromSeconds(1), Cancellation));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0.9, 20);
    }

    [Theory]
    [InlineData("germany", "france")]
    [InlineData("a", "A")]
    [InlineData("a/b", "a_b")]
    [InlineData("é", "e")]
    public async Task Locks_of_different_names_do_not_meet(string one, string other)
    {
        await using var first = await Store.ProgramLocks.AcquireAsync(one, TimeSpan.Zero, Cancellation);
        await using var second = await Store.ProgramLocks.AcquireAsync(other, TimeSpan.Zero, Cancellation);

        await first.EnsureHeldAsync(Cancellation);
        await second.EnsureHeldAsync(Cancellation);
    }

    [Fact]
    public async Task Publication_can_use_the_lock_s_connection()
    {
        await using var held = await Store.ProgramLocks.AcquireAsync("published", TimeSpan.Zero, Cancellation);
        await using var transaction = await Store.Dialect.BeginWriteAsync(held.Connection, Cancellation);
        await held.EnsureHeldAsync(transaction, Cancellation);
        await transaction.RollbackAsync(Cancellation);

        await held.EnsureHeldAsync(Cancellation);
        Assert.Equal(1, await held.Connection.ExecuteScalarAsync<int>("SELECT 1;"));
    }

    [Fact]
    public async Task A_lock_whose_connection_broke_is_not_held()
    {
        var held = await Store.ProgramLocks.AcquireAsync("broken", TimeSpan.Zero, Cancellation);
        await held.DisposeAsync();

        await Assert.ThrowsAsync<ProgramLockLostException>(() => held.EnsureHeldAsync(Cancellation));
    }
}
