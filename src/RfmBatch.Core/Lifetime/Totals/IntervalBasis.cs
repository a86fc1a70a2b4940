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
/// </remarks>
internal sealed class IntervalBasis
{
    private const double Horizon = 364;
    private const double MinExpected = 30;
    private const double Prior = 4;
    private readonly double _stretch;
    private readonly double _quantile;
    private readonly IReadOnlyList<OriginOutcome> _outcomes;

    public IntervalBasis(IReadOnlyList<OriginOutcome> outcomes)
    {
        _outcomes = outcomes;
        (Count, Days) = (outcomes.Count, outcomes.Count == 0 ? 0 : outcomes[0].Days);
        _stretch = Days == 0 ? 0 : Horizon / Days;
        _quantile = Count == 0 ? 0 : StudentT.InvCDF(0, 1, Count + Prior, .95);
    }

    /// <summary>Earlier dates; 0 where intervals rest on the model alone.</summary>
    public int Count { get; }

    /// <summary>Days that each of them was followed for.</summary>
    public int Days { get; }

    /// <summary>What the backtests say of everybody's total, as a standard deviation of ln total over a year; null without any.</summary>
    /// <param name="isAmount">Revenue, or orders.</param>
    /// <param name="modelError">Standard deviation of ln total in the simulation.</param>
    public double? ErrorOfAll(bool isAmount, double modelError) =>
        Count == 0 || (isAmount && !_outcomes.All(outcome => outcome.HasAmounts))
            ? null
            : Math.Sqrt(_outcomes.Average(outcome =>
            {
                var (error, variance) = outcome.LogError(outcome.All, isAmount);
                return Square(error) * Math.Min(1, modelError / Math.Sqrt(Math.Max(variance, double.Epsilon)));
            }) * _stretch);

    /// <summary>Likewise for a segment; null asks for the mean of segments.</summary>
    public double? ErrorOf(int? segment, bool isAmount, double modelError)
    {
        if (ErrorOfAll(isAmount, modelError) is not { } ofAll)
        {
            return null;
        }

        var bySegment = _outcomes.SelectMany(outcome => outcome.Segments.Where(pair => pair.Value.Orders.Expected >= MinExpected)
                .Select(pair => (pair.Key, Outcome: outcome, Total: pair.Value)))
            .GroupBy(pair => pair.Key)
            .ToDictionary(
                group => group.Key,
                group => Math.Max(0, group.Average(pair =>
                {
                    var (error, variance) = pair.Outcome.LogError(pair.Total, isAmount);
                    return Square(error) - variance;
                })));
        var mean = bySegment.Count == 0 ? Square(ofAll) / _stretch : bySegment.Values.Average();
        var own = segment is { } key && bySegment.TryGetValue(key, out var known)
            ? ((Count * known) + (Prior * mean)) / (Count + Prior)
            : mean;
        return Math.Sqrt(own * _stretch);
    }

    /// <summary>Half-width of everybody's interval on the log scale that the backtests ask for.</summary>
    public double HalfWidthOfAll(double error) => StudentT.InvCDF(0, 1, Count, .95) * error;

    /// <summary>Half-width of a segment's interval on the log scale.</summary>
    /// <param name="error">What the backtests add.</param>
    /// <param name="modelError">Standard deviation of ln total in the simulation.</param>
    public double HalfWidth(double error, double modelError) => _quantile * Math.Sqrt(Square(error) + Square(modelError));

    private static double Square(double value) => value * value;
}
