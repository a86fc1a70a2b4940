using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Campaigns;

/// <summary>How the gain of a plan spreads if its assumptions hold: every treated customer orders more, or not.</summary>
/// <param name="Count">Outcomes drawn.</param>
/// <param name="Mean">Mean gain, currency units.</param>
/// <param name="StandardDeviation">Standard deviation of the gain, currency units.</param>
/// <param name="Percentile5">5 % of the outcomes are below.</param>
/// <param name="Median">Half of the outcomes are below.</param>
/// <param name="Percentile95">95 % of the outcomes are below.</param>
/// <param name="ProbabilityOfLoss">Share of outcomes below 0.</param>
/// <param name="MeasuredLift">What the control would show; null without control.</param>
/// <remarks>
/// Drawn are the additional orders, with the assumed uplift as probability and the expected amount; that uplift or amount may be wrong is
/// not in the spread. Customers of equal uplift are skipped by geometric gaps, so that a draw costs as much as it has orders.
/// </remarks>
public sealed record CampaignSimulation(
    int Count,
    double Mean,
    double StandardDeviation,
    double Percentile5,
    double Median,
    double Percentile95,
    double ProbabilityOfLoss,
    MeasuredLiftSpread? MeasuredLift)
{
    private const int OutcomeStream = 7002;

    /// <summary>Draws outcomes; equal for equal seeds, whatever the thread count.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="candidates">What it was made from.</param>
    /// <param name="powers">What its actions are compared with.</param>
    /// <param name="count">Outcomes to draw, at least 1.</param>
    public static CampaignSimulation Draw(CampaignPlan plan, CampaignCandidates candidates, CampaignPowers powers, int count)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(powers);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var margin = (double)plan.Settings.MarginShare;
        var groups = plan.Customers.Where(customer => !customer.IsControl)
            .GroupBy(customer => plan.Options[customer.Option].Action.UpliftProbability)
            .OrderBy(group => group.Key)
            .Select(
                group => (Uplift: group.Key, Profits: group.Select(customer => margin * candidates.OrderAmounts[customer.Row]).ToArray()))
            .ToArray();
        var cost = Amount.ToDouble(plan.CostAmount);
        var outcomes = new double[count];
        Parallel.For(0, count, i =>
        {
            var random = new RandomStream(plan.Settings.Seed, OutcomeStream, i);
            outcomes[i] = groups.Sum(group => Draw(group.Uplift, group.Profits, random)) - cost;
        });
        return Summarise(outcomes, MeasuredLiftSpread.Draw(powers.Actions, plan.Settings.Seed, count));
    }

    private static double Draw(double uplift, double[] profits, RandomStream random)
    {
        var (sum, gap) = (0.0, new OrderGap(uplift));
        for (var at = gap.Next(random); at < profits.Length; at += 1 + gap.Next(random))
        {
            sum += profits[(int)at];
        }

        return sum;
    }

    private static CampaignSimulation Summarise(double[] outcomes, MeasuredLiftSpread? measured)
    {
        Array.Sort(outcomes);
        var mean = outcomes.Average();
        var variance = outcomes.Length < 2 ? 0 : outcomes.Sum(outcome => (outcome - mean) * (outcome - mean)) / (outcomes.Length - 1);
        return new CampaignSimulation(
            outcomes.Length,
            mean,
            Math.Sqrt(variance),
            SortedQuantile.At(outcomes, 1, 20),
            SortedQuantile.At(outcomes, 1, 2),
            SortedQuantile.At(outcomes, 19, 20),
            (double)outcomes.Count(outcome => outcome < 0) / outcomes.Length,
            measured);
    }
}
