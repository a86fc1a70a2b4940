using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Campaigns;

/// <summary>How the lift that the control shows would spread if the assumptions hold.</summary>
/// <param name="Assumed">The lift that is there: the mean uplift of the treated whose action has control, 0..1.</param>
/// <param name="Percentile5">5 % of the measured lifts are below, −1..1.</param>
/// <param name="Median">Half of them are below.</param>
/// <param name="Percentile95">95 % of them are below.</param>
/// <param name="DetectionShare">Share of outcomes whose interval lies above 0, so that the campaign would be known to work.</param>
/// <param name="BelowZeroShare">Share of outcomes that would show less orders than without the campaign.</param>
public sealed record MeasuredLiftSpread(
    double Assumed, double Percentile5, double Median, double Percentile95, double DetectionShare, double BelowZeroShare)
{
    private const int ResponseStream = 7003;

    /// <summary>Draws responses of treated and control and measures them as results are; null where no action has control.</summary>
    internal static MeasuredLiftSpread? Draw(IReadOnlyList<PoweredAction> actions, int seed, int count)
    {
        var compared = actions.Where(action => action.TreatedCount > 0 && action.ControlCount > 0).ToArray();
        if (compared.Length == 0)
        {
            return null;
        }

        double treated = compared.Sum(action => action.TreatedCount);
        var (lifts, isDetected) = (new double[count], new bool[count]);
        Parallel.For(0, count, i =>
        {
            var random = new RandomStream(seed, ResponseStream, i);
            var lift = CampaignResults.Lift([.. compared.Select(action => Respond(action, random))]);
            (lifts[i], isDetected[i]) = (lift.Estimate, lift.Low > 0);
        });
        Array.Sort(lifts);
        return new MeasuredLiftSpread(
            compared.Sum(action => action.TreatedCount / treated * action.UpliftProbability),
            SortedQuantile.At(lifts, 1, 20),
            SortedQuantile.At(lifts, 1, 2),
            SortedQuantile.At(lifts, 19, 20),
            (double)isDetected.Count(detected => detected) / count,
            (double)lifts.Count(lift => lift < 0) / count);
    }

    private static ResponseStratum Respond(PoweredAction action, RandomStream random) => new(
        action.TreatedCount,
        (int)BinomialDraw.Of(action.TreatedCount, Math.Min(1, action.BaseProbability + action.UpliftProbability), random),
        action.ControlCount,
        (int)BinomialDraw.Of(action.ControlCount, action.BaseProbability, random));
}
