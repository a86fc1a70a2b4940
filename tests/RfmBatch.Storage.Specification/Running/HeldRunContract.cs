using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Core;
using RfmBatch.Core.Pipeline;
using RfmBatch.Pipeline.Publication;
using RfmBatch.Pipeline.Running;
using RfmBatch.Storage.Running;

namespace RfmBatch.Storage.Specification.Running;

/// <summary>A run that a check of severity Error holds back, until somebody accepts that check.</summary>
public abstract class HeldRunContract : StoreContract
{
    protected HeldRunContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task A_held_run_is_published_only_when_its_failed_check_is_accepted_by_id()
    {
        var store = await Fixture.CreateFreshAsync();
        await SampleRuns.LoadAsync(store, Cancellation);
        var live = await SampleRuns.RunAsync(store, new RunOptionTexts { AsOf = "2025-12-01" }, Cancellation);
        var held = (await HoldAsync(store)).RunKey;
        var publisher = new RunPublisher(store, TimeProvider.System, NullLogger.Instance);

        var without = await Assert.ThrowsAsync<InvalidInputException>(() => publisher.PublishAsync(held, [], Cancellation));
        Assert.Equal(["Check RFM006 failed and is not accepted: Made to fail."], without.Errors);
        Assert.Equal($"If this is right all the same: rfmbatch publish {held} --accept RFM006", without.NextStep);
        var other = await Assert.ThrowsAsync<InvalidInputException>(() => publisher.PublishAsync(held, ["RFM006", "RFM001"], Cancellation));
        Assert.Equal([$"--accept RFM001: no check of this id failed with severity Error in run {held}."], other.Errors);
        Assert.Equal(live.RunKey, await LatestAsync(store));

        var published = await publisher.PublishAsync(held, ["RFM006"], Cancellation);
        Assert.Equal(RunStatus.Published, published.Status);
        Assert.Equal(held, await LatestAsync(store));
    }

    // No data makes our own sums differ, so the outcome of the check is written in its place.
    private static async Task<RunReport> HoldAsync(RfmStore store)
    {
        var run = await new ProgramRunner(store, TimeProvider.System, NullLogger.Instance).RunAsync(
            new RunRequest(RunRequest.DefaultProgram, new RunOptionTexts(), IsTrial: true), null, Cancellation);
        var rows = new TableRows(store);
        await rows.ExecuteAsync($"UPDATE {{etl.Run}} SET Status = 'Held' WHERE RunKey = {run.RunKey};");
        await rows.ExecuteAsync($"UPDATE {{rfm.QualityCheck}} SET Passed = 0, Detail = 'Made to fail.' WHERE RunKey = {run.RunKey} AND CheckId = 'RFM006';");
        return run;
    }

    private static async Task<int> LatestAsync(RfmStore store) =>
        (int)(await store.Bi.ListAsync(new Reading.BiQuery("Run"), Cancellation)).Single(row => row.Flag("IsLatest")).Count("RunKey");
}
