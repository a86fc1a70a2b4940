namespace RfmBatch.Core.SegmentValue;

/// <summary>Values segments in three ways.</summary>
/// <remarks>
/// Simple: average order amount × orders per customer × lifetime × margin, with a lifetime of 1 ÷ churn and churn = the share of the run's
/// buyers who never bought again. It is the textbook figure that spreadsheets have, and as rough. Model: margin × predicted revenue of the
/// next 12 months, discounted by half a year, since it arrives over the year: ÷ (1 + discount)^½. Markov: see <see cref="MarkovValue"/>; it
/// is sales, without margin.
/// </remarks>
public static class SegmentWorths
{
    /// <summary>Values every segment.</summary>
    /// <param name="facts">All segments of a run.</param>
    /// <param name="margin">Share of revenue that is profit, 0..1.</param>
    /// <param name="discount">Discount rate per year, 0..1.</param>
    /// <param name="markov">Markov value per customer in ten-thousandths by segment, or null.</param>
    /// <param name="withoutMarkov">Why there is none; used where <paramref name="markov"/> is null.</param>
    public static IReadOnlyList<SegmentWorth> Compute(
        IReadOnlyList<SegmentFacts> facts, decimal margin, decimal discount, IReadOnlyDictionary<int, double>? markov, string withoutMarkov)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var buyers = facts.Sum(segment => (long)segment.BuyerCount);
        var churned = buyers - facts.Sum(segment => (long)segment.RepeatBuyerCount);
        var hasModel = facts.Any(segment => segment.PredictedCount > 0);
        var discounted = (double)margin / Math.Sqrt(1 + (double)discount);
        return [.. facts.Select(segment => new SegmentWorth(
            segment.SegmentKey,
            segment.CustomerCount,
            Simple(segment, buyers, churned, (double)margin),
            Model(segment, hasModel, discounted),
            markov is null
                ? WorthFigure.Unknown(withoutMarkov)
                : WorthFigure.Of(markov[segment.SegmentKey] * segment.CustomerCount, segment.CustomerCount)))];
    }

    private static WorthFigure Simple(SegmentFacts segment, long buyers, long churned, double margin) => (buyers, churned) switch
    {
        (0, _) => WorthFigure.Unknown("Nobody has bought in the window."),
        (_, 0) => WorthFigure.Unknown("Every buyer has bought again, so no churn is seen to end a lifetime."),
        _ => WorthFigure.Of(segment.RevenueAmount * margin * buyers / churned, segment.CustomerCount),
    };

    private static WorthFigure Model(SegmentFacts segment, bool hasModel, double discounted) => (hasModel, segment) switch
    {
        (false, _) => WorthFigure.Unknown("The run has no predicted values."),
        (_, { CustomerCount: > 0, PredictedCount: 0 }) => WorthFigure.Unknown("No customer of the segment has a predicted value."),
        _ => WorthFigure.Of(segment.PredictedValue12MAmount * discounted, segment.CustomerCount),
    };
}

/// <summary>What the customers of a segment are worth, in three ways.</summary>
/// <param name="SegmentKey">The segment.</param>
/// <param name="CustomerCount">Its customers.</param>
/// <param name="Simple">Simple customer lifetime value.</param>
/// <param name="Model">Discounted margin of the predicted 12 months.</param>
/// <param name="Markov">Sales of eleven years by moves between segments.</param>
public sealed record SegmentWorth(int SegmentKey, int CustomerCount, WorthFigure Simple, WorthFigure Model, WorthFigure Markov);

/// <summary>A value of a segment's customers, ten-thousandths.</summary>
/// <param name="Amount">Of all together, or null where it is not known.</param>
/// <param name="PerCustomerAmount">Of one on average, or null where it is not known or nobody is there.</param>
/// <param name="Reason">Why something is null, or null where nothing is.</param>
public sealed record WorthFigure(long? Amount, long? PerCustomerAmount, string? Reason)
{
    internal static WorthFigure Unknown(string reason) => new(null, null, reason);

    internal static WorthFigure Of(double total, int customers) => customers == 0
        ? new WorthFigure(0, null, "Nobody is in the segment.")
        : new WorthFigure(Round(total), Round(total / customers), null);

    private static long Round(double tenThousandths) => (long)Math.Round(tenThousandths, MidpointRounding.ToEven);
}
