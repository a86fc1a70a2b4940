using MathNet.Numerics.Distributions;
using RfmBatch.Core.Lifetime.Backtest;

namespace RfmBatch.Core.Lifetime.Totals;

/// <summary>How wide intervals of totals must be, by how earlier predictions of this kind did.</summary>
/// <remarks>
/// e = ln((A + ½)/(E + ½)) at each of J earlier dates, brought to today's precision: where the model of that date, fitted to less, allowed
/// a variance v above today's v0, e² counts √(v0/v) of itself, for what parameters err shrinks with more data and what the model errs does
/// not. Everybody's total: half-width t(J, .95)·√(mean e² · 364/h) on the log scale, where it is wider than the simulation's. Segments: e²
/// less what the model explains, pulled towards the segments' mean as by four dates more, added to the simulation's variance, with the
/// quantile of t with J + 4. √(364/h) is a convention.
/// A shop too young for three dates has its holdout, or nothing, and is pulled likewise towards what made shops of such an age were off:
/// chance and parameters alone would be far too sure of a shop that may have a season, or worsen, and is not old enough to show it.
/// </remarks>
internal sealed class IntervalBasis
{
    /// <summary>
    /// What made shops of nine months were off beyond their model, as a standard deviation of ln orders: all kinds of the benchmark, of
    /// which a quarter has a season (<c>lifetime 4 3000 months=9</c>, √(mean error² − mean variance)). No public shop had a part in it.
    /// </summary>
    public const double YoungOrders = .065;

    /// <summary>Likewise of ln revenue.</summary>
    public const double YoungAmount = .09;

    private const double MinExpected = 30;
    private const double Prior = 4;
    private readonly double _stretch;
    private readonly IReadOnlyList<OriginOutcome> _outcomes;

    /// <summary>Takes the comparisons.</summary>
    /// <param name="outcomes">At earlier dates.</param>
    /// <param name="horizonDays">Days that totals are predicted for; a year counts as 364, which holdouts divide.</param>
    public IntervalBasis(IReadOnlyList<OriginOutcome> outcomes, int horizonDays)
    {
        _outcomes = outcomes;
        (Count, Days) = (outcomes.Count, outcomes.Count == 0 ? 0 : outcomes[0].Days);
        _stretch = Days == 0 ? 1 : Math.Max(1, (double)(horizonDays - (horizonDays % 7)) / Days);
    }

    /// <summary>Earlier dates; 0 where intervals rest on the model alone.</summary>
    public int Count { get; }

    /// <summary>Days that each of them was followed for.</summary>
    public int Days { get; }

    private bool IsYoung => Count < RollingOrigins.MinCount;

    /// <summary>What speaks beside the simulation of everybody's total, as a standard deviation of ln total over a year.</summary>
    /// <param name="isAmount">Revenue, or orders.</param>
    /// <param name="modelError">Standard deviation of ln total in the simulation.</param>
    public double ErrorOfAll(bool isAmount, double modelError)
    {
        var errors = Errors(isAmount, modelError);
        var squares = errors.Sum() * _stretch;
        return Math.Sqrt(
            IsYoung ? (squares + (Prior * Square(Young(isAmount)))) / (errors.Length + Prior) : squares / Math.Max(1, errors.Length));
    }

    /// <summary>Likewise for a segment; null asks for the mean of segments.</summary>
    public double ErrorOf(int? segment, bool isAmount, double modelError)
    {
        var bySegment = _outcomes.Where(outcome => outcome.HasAmounts || !isAmount)
            .SelectMany(outcome => outcome.Segments.Where(pair => pair.Value.Orders.Expected >= MinExpected)
                .Select(pair => (pair.Key, Outcome: outcome, Total: pair.Value)))
            .GroupBy(pair => pair.Key)
            .ToDictionary(
                group => group.Key,
                group => Math.Max(0, group.Average(pair =>
                {
                    var (error, variance) = pair.Outcome.LogError(pair.Total, isAmount);
                    return Square(error) - variance;
                })));
        var ofAll = Square(ErrorOfAll(isAmount, modelError)) / _stretch;
        var mean = bySegment.Count == 0 ? ofAll : IsYoung ? Math.Max(ofAll, bySegment.Values.Average()) : bySegment.Values.Average();
        var own = segment is { } key && bySegment.TryGetValue(key, out var known)
            ? ((Count * known) + (Prior * mean)) / (Count + Prior)
            : mean;
        return Math.Sqrt(own * _stretch);
    }

    /// <summary>Half-width of everybody's interval on the log scale.</summary>
    /// <param name="error">What speaks beside the simulation.</param>
    /// <param name="modelError">Standard deviation of ln total in the simulation.</param>
    public double HalfWidthOfAll(double error, double modelError) =>
        IsYoung ? HalfWidth(error, modelError) : StudentT.InvCDF(0, 1, Count, .95) * error;

    /// <summary>Half-width of a segment's interval on the log scale.</summary>
    /// <param name="error">What speaks beside the simulation.</param>
    /// <param name="modelError">Standard deviation of ln total in the simulation.</param>
    public double HalfWidth(double error, double modelError) =>
        StudentT.InvCDF(0, 1, Count + Prior, .95) * Math.Sqrt(Square(error) + Square(modelError));

    private double[] Errors(bool isAmount, double modelError) =>
    [
        .. _outcomes.Where(outcome => outcome.HasAmounts || !isAmount).Select(outcome =>
        {
            var (error, variance) = outcome.LogError(outcome.All, isAmount);
            return Square(error) * Math.Min(1, modelError / Math.Sqrt(Math.Max(variance, double.Epsilon)));
        })
    ];

    private static double Young(bool isAmount) => isAmount ? YoungAmount : YoungOrders;

    private static double Square(double value) => value * value;
}
