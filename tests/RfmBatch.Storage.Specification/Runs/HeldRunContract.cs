using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Publication;
using RfmBatch.Application.Runs;
using RfmBatch.Core;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Storage.Specification.Runs;

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
        var live = await SampleRuns.RunAsync(store, new OptionTexts { ["as-of"] = "2025-12-01" }, Cancellation);
        var held = (await HoldAsync(store)).RunKey;
        var publisher = new RunPublisher(store, TimeProvider.System, NullLogger.Instance);

        var without = await Assert.ThrowsAsync<InvalidInputException>(() => publisher.PublishAsync(held, [], Cancellation));
        Assert.Equal(["Check RFM006 failed and is not accepted: Made to fail."], without.Errors);
        Assert.Equal($"If this is right all the same: rfmbatch publish {held} --accept RFM006", without.NextStep);
        var other = await Assert.ThrowsAsync<InvalidInputException>(() => publisher.PublishAsync(held, ["RFM006", "RFM001"], Cancellation));
        Assert.Equal([$"--accept 'RFM001' names no check that failed with severity Error in run {held}."], other.Errors);
        var mistyped = await Assert.ThrowsAsync<InvalidInputException>(() => publisher.PublishAsync(held, ["RFM06"], Cancellation));
        Assert.EndsWith("Did you mean RFM006?", mistyped.Errors[1], StringComparison.Ordinal);
        Assert.Equal(live.RunKey, await LatestAsync(store));

        var published = await publisher.PublishAsync(held, ["RFM006"], Cancellation);
        Assert.Equal(RunStatus.Published, published.Status);
        Assert.Equal(held, await LatestAsync(store));
    }

    [Fact]
    public async Task A_run_whose_publication_would_contradict_itself_is_held_and_can_be_accepted()
    {
        var store = await Fixture.CreateFreshAsync();
        await SampleRuns.LoadAsync(store, Cancellation);
        var live = await SampleRuns.RunAsync(store, new OptionTexts { ["as-of"] = "2025-12-01" }, Cancellation);
        Assert.Equal(RunStatus.Published, live.Status);

        // The migration from this run can no longer add up to what is stored of it.
        await new TableRows(store).ExecuteAsync(
            $"UPDATE {{rfm.SegmentSummary}} SET CustomerCount = CustomerCount + 1 WHERE RunKey = {live.RunKey} AND CustomerCount > 0;");
        var held = await SampleRuns.RunAsync(store, new OptionTexts { ["as-of"] = "2026-01-01" }, Cancellation);

        Assert.Equal(RunStatus.Held, held.Status);
        Assert.False(held.IsLatest);
        Assert.Equal(
            ["RFM069"],
            held.Findings.Where(finding => !finding.Passed && finding.Severity == CheckSeverity.Error).Select(finding => finding.CheckId));
        Assert.Equal(live.RunKey, await LatestAsync(store));
        Assert.Empty(await store.Bi.ListAsync(new RfmBatch.Storage.Reading.BiQuery("SegmentMigration"), Cancellation));

        var publisher = new RunPublisher(store, TimeProvider.System, NullLogger.Instance);
        await Assert.ThrowsAsync<InvalidInputException>(() => publisher.PublishAsync(held.RunKey, [], Cancellation));
        Assert.Equal(RunStatus.Published, (await publisher.PublishAsync(held.RunKey, ["RFM069"], Cancellation)).Status);
        Assert.Equal(held.RunKey, await LatestAsync(store));
    }

    [Fact]
    public async Task A_trial_whose_publication_would_contradict_itself_is_refused_and_the_reason_kept()
    {
        var store = await Fixture.CreateFreshAsync();
        await SampleRuns.LoadAsync(store, Cancellation);
        var live = await SampleRuns.RunAsync(store, new OptionTexts { ["as-of"] = "2025-12-01" }, Cancellation);
        var trial = await new ProgramRunner(store, TimeProvider.System, NullLogger.Instance).RunAsync(
            new RunRequest(
                RunRequest.DefaultProgram,
                new OptionTexts { ["as-of"] = "2026-01-01", ["clusters"] = "off", ["value"] = "off" },
                IsTrial: true), null, Cancellation);
        Assert.DoesNotContain(trial.Findings, finding => finding.CheckId == "RFM069");
        await new TableRows(store).ExecuteAsync(
            $"UPDATE {{rfm.SegmentSummary}} SET CustomerCount = CustomerCount + 1 WHERE RunKey = {live.RunKey} AND CustomerCount > 0;");
        var publisher = new RunPublisher(store, TimeProvider.System, NullLogger.Instance);

        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => publisher.PublishAsync(trial.RunKey, [], Cancellation));

        Assert.Contains("RFM069", Assert.Single(refusal.Errors), StringComparison.Ordinal);
        Assert.Equal(live.RunKey, await LatestAsync(store));
        Assert.Equal(RunStatus.Published, (await publisher.PublishAsync(trial.RunKey, ["RFM069"], Cancellation)).Status);
    }

    // No data makes our own sums differ, so the outcome of the check is written in its place.
    private static async Task<RunReport> HoldAsync(RfmStore store)
    {
        var run = await new ProgramRunner(store, TimeProvider.System, NullLogger.Instance).RunAsync(
            new RunRequest(RunRequest.DefaultProgram, new OptionTexts(), IsTrial: true), null, Cancellation);
        var rows = new TableRows(store);
        await rows.ExecuteAsync($"UPDATE {{etl.Run}} SET Status = 'Held' WHERE RunKey = {run.RunKey};");
        await rows.ExecuteAsync(
            $"UPDATE {{rfm.QualityCheck}} SET Passed = 0, Detail = 'Made to fail.' WHERE RunKey = {run.RunKey} AND CheckId = 'RFM006';");
        return run;
    }

    private static async Task<int> LatestAsync(RfmStore store) =>
        (int)(await store.Bi.ListAsync(new RfmBatch.Storage.Reading.BiQuery("Run"), Cancellation))
            .Single(row => row.Flag("IsLatest"))
            .Count("RunKey");
}
