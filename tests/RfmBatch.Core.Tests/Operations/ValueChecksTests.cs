using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Segmentation;
using RfmBatch.Core.Tests.Lifetime;

namespace RfmBatch.Core.Tests.Operations;

public sealed class ValueChecksTests
{
    private const int Days = 500;
    private static readonly LifetimeResult Sound = MadeShop.Compute(MadeShop.Lines(400, Days, 1), Days);

    [Fact]
    public void A_sound_value_passes_everything() => Assert.All(Of(Sound), finding => Assert.True(finding.Passed, finding.Detail));

    [Fact]
    public void Without_value_there_is_nothing_to_say() => Assert.Empty(Of(null));

    [Fact]
    public void Too_little_data_is_the_only_thing_to_say()
    {
        var finding = Assert.Single(Of(LifetimeResult.Without(3, "nobody came back.")));

        Assert.Equal(
            ("RFM040", CheckSeverity.Notice, false, "Value is predicted: no prediction: nobody came back."),
            (finding.CheckId, finding.Severity, finding.Passed, finding.Detail));
    }

    [Fact]
    public void A_fallback_is_a_warning_and_an_edge_a_notice()
    {
        Assert.Equal(
            (CheckSeverity.Warning, false),
            Judged("RFM041", Sound with { Purchases = Sound.Purchases! with { IsFallback = true, Remark = "BG/NBD is not identified." } }));
        Assert.Equal(
            (CheckSeverity.Notice, false),
            Judged("RFM041", Sound with { Purchases = Sound.Purchases! with { Remark = "b ended at the edge." } }));
    }

    [Fact]
    public void An_open_fit_is_a_warning() =>
        Assert.Contains(
            Of(Sound with { Amounts = Sound.Amounts! with { IsConverged = false } }),
            finding => finding.CheckId == "RFM042"
                && !finding.Passed
                && finding.Detail == "Value models converged: Gamma-Gamma did not; do not rely on the predictions.");

    [Fact]
    public void Orders_without_amounts_are_noticed() =>
        Assert.Equal((CheckSeverity.Notice, false), Judged("RFM043", Sound with { Amounts = null }));

    [Theory]
    [InlineData(1.19, CheckSeverity.Warning, true)]
    [InlineData(.75, CheckSeverity.Notice, false)]
    [InlineData(1.39, CheckSeverity.Notice, false)]
    [InlineData(.5, CheckSeverity.Warning, false)]
    public void Holdout_orders_may_miss_by_a_fifth(double ratio, CheckSeverity severity, bool passed) =>
        Assert.Equal(
            (severity, passed),
            Judged("RFM044", Sound with { Holdout = Sound.Holdout! with { ActualOrders = 1000, PredictedOrders = 1000 * ratio } }));

    [Theory]
    [InlineData(.851, CheckSeverity.Warning, true)]
    [InlineData(.849, CheckSeverity.Notice, false)]
    [InlineData(.799, CheckSeverity.Warning, false)]
    public void Intervals_must_hold_most_of_what_they_promise(double coverage, CheckSeverity severity, bool passed) =>
        Assert.Equal((severity, passed), Judged("RFM045", Sound with { Holdout = Sound.Holdout! with { Coverage = coverage } }));

    [Fact]
    public void No_holdout_passes_with_its_reason() =>
        Assert.Contains(
            Of(Sound with { Holdout = null, HoldoutReason = "too short." }),
            finding => finding is { CheckId: "RFM044", Passed: true, Detail: "Holdout orders are predicted: no holdout: too short." });

    private static (CheckSeverity, bool) Judged(string id, LifetimeResult value) =>
        Of(value).Where(finding => finding.CheckId == id).Select(finding => (finding.Severity, finding.Passed)).Single();

    private static IReadOnlyList<QualityFinding> Of(LifetimeResult? value)
    {
        var context = RunContext.Create(Customers.AsOf, new RunOptions(), ShippedRuleSets.Find("standard11")!);
        return [.. LifetimeChecks.Evaluate(RunStages.Compute(Customers.Of((1, 1, 1)), context) with { Value = value })];
    }
}
