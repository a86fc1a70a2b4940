using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Publication;
using RfmBatch.Application.Reading;
using RfmBatch.Application.Runs;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Specification.Runs;

namespace RfmBatch.Storage.Specification.Reading;

/// <summary>Two real runs, compared, stored and shown.</summary>
public abstract class RunComparerContract : StoreContract
{
    protected RunComparerContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task The_stored_bridge_adds_up_to_the_change_of_revenue_and_repeating_it_changes_nothing()
    {
        var store = await Fixture.CreateFreshAsync();
        await SampleRuns.LoadAsync(store, Cancellation);
        var from = await SampleRuns.RunAsync(store, new OptionTexts { ["as-of"] = "2025-07-01" }, Cancellation);
        var to = await SampleRuns.RunAsync(store, new OptionTexts(), Cancellation);
        var comparer = new RunComparer(store, NullLogger.Instance);

        var comparison = await comparer.CompareAsync(from.RunKey, to.RunKey, 5, Cancellation);
        var first = await store.Bi.ListAsync(new BiQuery("RevenueBridge"), Cancellation);
        await comparer.CompareAsync(from.RunKey, to.RunKey, 5, Cancellation);
        var second = await store.Bi.ListAsync(new BiQuery("RevenueBridge", to.RunKey), Cancellation);

        Assert.True(comparison.IsComparable);
        Assert.Equal((from.RevenueAmount, to.RevenueAmount), (comparison.Bridge.FromRevenueAmount, comparison.Bridge.ToRevenueAmount));
        Assert.Equal(Amount.ToDecimal(to.RevenueAmount - from.RevenueAmount), first.Sum(row => row.Amount("ChangeAmount")));
        Assert.Equal(comparison.Bridge.Parts.Count, first.Count);
        Assert.Equal(first.Select(Text), second.Select(Text));
        Assert.All(first, row => Assert.True(row.Flag("IsComparable")));
        Assert.Equal(5, comparison.CustomerIds.Count);

        // Entered: exactly the customers that the later run has more, since nobody leaves a population without a filter.
        Assert.Equal(
            to.CustomerCount - from.CustomerCount,
            first.Where(row => row.Text("Component") == "Entered").Sum(row => row.Count("CustomerCount")));
    }

    [Fact]
    public async Task Runs_of_other_rules_are_flagged_and_a_trial_s_bridge_is_not_shown()
    {
        var store = await Fixture.CreateFreshAsync();
        await SampleRuns.LoadAsync(store, Cancellation);
        var from = await SampleRuns.RunAsync(store, new OptionTexts(), Cancellation);
        var trial = await new ProgramRunner(store, TimeProvider.System, NullLogger.Instance).RunAsync(
            new RunRequest(RunRequest.DefaultProgram, new OptionTexts { ["segments"] = "rf10" }, IsTrial: true), null, Cancellation);

        var comparison = await new RunComparer(store, NullLogger.Instance).CompareAsync(from.RunKey, trial.RunKey, 0, Cancellation);

        Assert.False(comparison.IsComparable);
        Assert.Equal(0, comparison.Bridge.Parts.Sum(part => part.ChangeAmount));
        Assert.Empty(await store.Bi.ListAsync(new BiQuery("RevenueBridge"), Cancellation));
        await new RunPublisher(store, TimeProvider.System, NullLogger.Instance).PublishAsync(trial.RunKey, [], Cancellation);
        Assert.NotEmpty(await store.Bi.ListAsync(new BiQuery("RevenueBridge"), Cancellation));
    }

    [Fact]
    public async Task What_cannot_be_compared_is_refused_with_what_to_do()
    {
        var store = await Fixture.CreateFreshAsync();
        await SampleRuns.LoadAsync(store, Cancellation);
        var first = await SampleRuns.RunAsync(store, new OptionTexts { ["as-of"] = "2025-07-01" }, Cancellation);
        var second = await SampleRuns.RunAsync(store, new OptionTexts(), Cancellation);
        await PurgedRuns.PurgeAsync(store, first.RunKey, Cancellation);
        var comparer = new RunComparer(store, NullLogger.Instance);

        var purged = await Assert.ThrowsAsync<RfmBatchException>(() => comparer.CompareAsync(first.RunKey, second.RunKey, 0, Cancellation));
        Assert.Equal($"The customer rows of run {first.RunKey} were purged by retention.", purged.Message);
        Assert.Contains("--as-of 2025-07-01", purged.NextStep, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidInputException>(() => comparer.CompareAsync(second.RunKey, second.RunKey, 0, Cancellation));
        await Assert.ThrowsAsync<RfmBatchException>(() => comparer.CompareAsync(second.RunKey, 999, 0, Cancellation));
    }

    private static string Text(BiRow row) =>
        $"{row.Count("SegmentKey")} {row.Text("Component")} {row.Count("OtherSegmentKey")} {row.Value("CustomerCount")} "
        + $"{row.Amount("ChangeAmount")}";
}
