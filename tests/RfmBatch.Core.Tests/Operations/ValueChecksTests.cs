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

    // An alarm needs both: hardly possible under the model, and 5 % off; a fifth off is a warning.
    [Theory]
    [InlineData(1000, 1040, .005, true, CheckSeverity.Warning)]
    [InlineData(1000, 940, .01, true, CheckSeverity.Warning)]
    [InlineData(1000, 900, .005, false, CheckSeverity.Notice)]
    [InlineData(1000, 1100, .005, false, CheckSeverity.Notice)]
    [InlineData(1000, 700, .005, false, CheckSeverity.Warning)]
    public void Orders_are_off_where_the_model_hardly_allows_it(
        double predicted, double actual, double chance, bool passed, CheckSeverity severity) =>
        Assert.Equal(
            (severity, passed), Judged("RFM044", With(new HoldoutComparison(ComparisonKind.Orders, "", predicted, actual, chance))));

    [Fact]
    public void Of_groups_the_worst_is_named_and_counted_for_all()
    {
        var value = With(
            new HoldoutComparison(ComparisonKind.OrdersByFrequency, "1 purchase day", 100, 100, .9),
            new HoldoutComparison(ComparisonKind.OrdersByFrequency, "2 purchase days", 130, 80, 1.0 / 201));

        Assert.Equal(
            "Holdout orders are predicted by frequency: customers with 2 purchase days: 130 orders predicted, 80 came from "
            + FormattableString.Invariant($"{value.Holdout!.Period.From:yyyy-MM-dd} on ({value.Holdout.Period.Weeks:0.0} weeks), ")
            + "+62.5 %; the model gives such a difference a chance of 0.5 % at most; 1 of 2 groups are off.",
            Assert.Single(Of(value), finding => finding.CheckId == "RFM046").Detail);
    }

    [Fact]
    public void Intervals_that_hold_more_than_they_promise_are_no_alarm()
    {
        Assert.Equal(
            (CheckSeverity.Warning, true), Judged("RFM045", With(new HoldoutComparison(ComparisonKind.Coverage, "all", 900, 960, .005))));
        Assert.Equal(
            (CheckSeverity.Notice, false), Judged("RFM045", With(new HoldoutComparison(ComparisonKind.Coverage, "all", 900, 840, .005))));
    }

    [Fact]
    public void No_holdout_passes_with_its_reason() =>
        Assert.Contains(
            Of(Sound with { Holdout = null, HoldoutReason = "too short." }),
            finding => finding is { CheckId: "RFM044", Passed: true, Detail: "Holdout orders are predicted: no holdout: too short." });

    private static LifetimeResult With(params HoldoutComparison[] comparisons) =>
        Sound with { Holdout = Sound.Holdout! with { Comparisons = comparisons } };

    private static (CheckSeverity, bool) Judged(string id, LifetimeResult value) =>
        Of(value).Where(finding => finding.CheckId == id).Select(finding => (finding.Severity, finding.Passed)).Single();

    private static IReadOnlyList<QualityFinding> Of(LifetimeResult? value)
    {
        var context = RunContext.Create(Customers.AsOf, new RunOptions(), ShippedRuleSets.Find("standard11")!);
        return [.. LifetimeChecks.Evaluate(RunStages.Compute(Customers.Of((1, 1, 1)), context) with { Value = value })];
    }
}
