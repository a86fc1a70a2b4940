using RfmBatch.Application.Runs;

namespace RfmBatch.Application.Tests.Runs;

public sealed class WorkBesideTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_was_begun_goes_on_beside_and_has_ended_with_the_run()
    {
        using var beside = new WorkBeside(TestContext.Current.CancellationToken);
        var gate = new TaskCompletionSource<int>();
        var work = beside.Begin(_ => gate.Task);

        var ended = beside.EndAsync();
        Assert.False(ended.IsCompleted);
        gate.SetResult(7);
        await ended.WaitAsync(Limit, TestContext.Current.CancellationToken);

        Assert.Equal(7, await work);
    }

    [Fact]
    public async Task Stopping_ends_what_waits_and_waits_until_it_has()
    {
        using var beside = new WorkBeside(TestContext.Current.CancellationToken);
        var (began, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var cleanedUp = false;
        _ = beside.Begin(async token =>
        {
            began.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                await release.Task;
                cleanedUp = true;
            }

            return 0;
        });
        await began.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);

        var stopped = beside.StopAsync();
        Assert.True(beside.Token.IsCancellationRequested);
        Assert.False(stopped.IsCompleted);
        release.SetResult();
        await stopped.WaitAsync(Limit, TestContext.Current.CancellationToken);

        Assert.True(cleanedUp);
    }

    [Fact]
    public async Task The_callers_token_stops_the_main_line_and_all_beside_it()
    {
        using var caller = new CancellationTokenSource();
        using var beside = new WorkBeside(caller.Token);
        var work = beside.Begin(async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return 0;
        });

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.WaitAsync(Limit, TestContext.Current.CancellationToken));
        Assert.True(beside.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task A_failure_is_thrown_where_the_value_is_awaited_and_not_where_all_end()
    {
        using var beside = new WorkBeside(TestContext.Current.CancellationToken);
        var work = beside.Begin<int>(_ => throw new InvalidOperationException("beside"));

        await beside.EndAsync();

        Assert.Equal("beside", (await Assert.ThrowsAsync<InvalidOperationException>(() => work)).Message);
    }
}
