using RfmBatch.Storage.Publication;

namespace RfmBatch.Storage.Specification.Runs;

// What is staged is looked at before it is applied.
public abstract partial class SegmentHistoryContract
{
    [Fact]
    public async Task A_staged_change_that_would_not_show_what_the_run_says_is_counted()
    {
        var programKey = await AddProgramAsync("staged");
        var maker = new RunMaker(Store, programKey);
        var segments = Enumerable.Range(1, Customers).ToDictionary(customer => customer, _ => 1);
        await PublishAsync(await maker.MakeAsync(FirstAsOf, "h", segments, Cancellation));
        segments[2] = 2;
        var next = await maker.MakeAsync(FirstAsOf.AddMonths(1), "h", segments, Cancellation);
        var window = new HistoryWindow(
            programKey, FirstAsOf.AddMonths(1).AddDays(-1), HistoryWindow.EndOfTime, true, false);
        await using var programLock = await Store.ProgramLocks.AcquireAsync("staged", TimeSpan.FromSeconds(10), Cancellation);
        await Store.History.StageFromRunAsync(window, next.RunKey, programLock.Connection, Cancellation);

        Task<int> countAsync() =>
            Store.History.CountStagedMismatchesAsync(window, next.RunKey, programLock.Connection, Cancellation);
        Assert.Equal(0, await countAsync());

        // A staged customer, and one whose stay goes on.
        await new TableRows(Store).ExecuteAsync(
            $"UPDATE {{rfm.CustomerRfm}} SET SegmentKey = 3 WHERE RunKey = {next.RunKey} AND CustomerKey IN (2, 5);");
        Assert.Equal(2, await countAsync());
    }
}
