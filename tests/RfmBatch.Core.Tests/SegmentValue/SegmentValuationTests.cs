using RfmBatch.Core.SegmentValue;

namespace RfmBatch.Core.Tests.SegmentValue;

public sealed class SegmentValuationTests
{
    private const string NoMarkov = "There is no earlier run.";

    // By hand: 10 buyers, 6 of them again: churn .4, lifetime 2.5. Segment 1: revenue 800 · 2.5 · margin .5 = 1,000, of 8 customers 125
    // each.
    [Fact]
    public void The_simple_value_is_revenue_times_lifetime_times_margin()
    {
        var values = Compute(Facts(1, 8, 800, 8, 6), Facts(2, 2, 100, 2, 0));

        Assert.Equal((1000m, 125m, null), Of(values[0].Simple));
        Assert.Equal((125m, 62.5m, null), Of(values[1].Simple));
    }

    // By hand: .5 · 1,210 ÷ √1.21 = 550.
    [Fact]
    public void The_model_value_is_margin_of_the_prediction_discounted_by_half_a_year()
    {
        var values = Compute(
            Facts(1, 5, 100, 5, 1) with { PredictedCount = 4, PredictedValue12MAmount = Amount.FromDecimal(1210) },
            Facts(2, 3, 0, 0, 0),
            Facts(3, 0, 0, 0, 0));

        Assert.Equal((550m, 110m, null), Of(values[0].Model));
        Assert.Equal((null, null, "No customer of the segment has a predicted value."), Of(values[1].Model));
        Assert.Equal((0m, null, "Nobody is in the segment."), Of(values[2].Model));
    }

    [Fact]
    public void What_cannot_be_known_is_null_with_its_reason()
    {
        var values = Compute(Facts(1, 5, 100, 5, 5));

        Assert.Equal((null, null, "Every buyer has bought again, so no churn is seen to end a lifetime."), Of(values[0].Simple));
        Assert.Equal((null, null, "The run has no predicted values."), Of(values[0].Model));
        Assert.Equal((null, null, NoMarkov), Of(values[0].Markov));
        Assert.Equal((null, null, "Nobody has bought in the window."), Of(Compute(Facts(1, 5, -3, 0, 0))[0].Simple));
    }

    [Fact]
    public void The_markov_value_of_a_segment_is_that_of_a_customer_times_its_customers()
    {
        var markov = new Dictionary<int, double> { [1] = 12_345.67, [2] = 5 };

        var values = SegmentWorths.Compute([Facts(1, 3, 0, 1, 0), Facts(2, 0, 0, 0, 0)], 0.5m, 0.21m, markov, NoMarkov);

        Assert.Equal((3.7037m, 1.2346m, null), Of(values[0].Markov));
        Assert.Equal((0m, null, "Nobody is in the segment."), Of(values[1].Markov));
    }

    private static SegmentFacts Facts(int segment, int customers, decimal revenue, int buyers, int repeaters) =>
        new(segment, customers, Amount.FromDecimal(revenue), buyers, repeaters, 0, 0);

    private static IReadOnlyList<SegmentWorth> Compute(params SegmentFacts[] facts) =>
        SegmentWorths.Compute(facts, 0.5m, 0.21m, null, NoMarkov);

    private static (decimal?, decimal?, string?) Of(WorthFigure figure) =>
        (
            figure.Amount is { } amount ? Amount.ToDecimal(amount) : null,
            figure.PerCustomerAmount is { } each ? Amount.ToDecimal(each) : null,
            figure.Reason);
}
