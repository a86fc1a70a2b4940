using RfmBatch.Core.Campaigns;

namespace RfmBatch.Core.Tests.Campaigns;

public sealed class PlanSimulationTests
{
    private static readonly TreatmentOption Letter = CampaignPlannerTests.Option(1, "Letter", 0.80m, 0.03);
    private static readonly TreatmentOption Call = CampaignPlannerTests.Option(2, "Call", 10m, 0.2);

    // Orders are independent: mean Σ p·m·a − cost, variance Σ p(1 − p)(m·a)²; 20,000 outcomes put the mean within 4 standard errors.
    [Fact]
    public void Outcomes_have_the_mean_and_variance_of_independent_orders()
    {
        var candidates = CampaignPlannerTests.Many(500, 100);
        var plan = CampaignPlanner.Plan(candidates, [Letter, Call], CampaignPlannerTests.Settings(100_000, 0.1m, 0.9m));
        var treated = plan.Customers.Where(customer => !customer.IsControl).ToList();
        var variance = treated.Sum(customer =>
        {
            var p = plan.Options[customer.Option].Action.UpliftProbability;
            return p * (1 - p) * Math.Pow(0.9 * candidates.OrderAmounts[customer.Row], 2);
        });

        var simulation = Draw(plan, candidates, 20_000);

        Assert.InRange(
            simulation.Mean,
            Amount.ToDouble(plan.ExpectedGainAmount) - (4 * Math.Sqrt(variance / 20_000)),
            Amount.ToDouble(plan.ExpectedGainAmount) + (4 * Math.Sqrt(variance / 20_000)));
        Assert.Equal(Math.Sqrt(variance), simulation.StandardDeviation, Math.Sqrt(variance) * 0.03);

        // A sum of hundreds of orders is nearly normal.
        Assert.Equal(simulation.Mean - (1.6449 * simulation.StandardDeviation), simulation.Percentile5, simulation.StandardDeviation * 0.1);
        Assert.Equal(
            simulation.Mean + (1.6449 * simulation.StandardDeviation), simulation.Percentile95, simulation.StandardDeviation * 0.1);
    }

    [Fact]
    public void A_certain_order_has_no_spread_and_a_seed_repeats_itself()
    {
        var candidates = CampaignPlannerTests.Candidates((1, 100), (1, 50));
        var plan = CampaignPlanner.Plan(
            candidates, [CampaignPlannerTests.Option(1, "Sure", 1m, 1)], CampaignPlannerTests.Settings(10, 0, 0.5m));

        var simulation = Draw(plan, candidates, 10);

        Assert.Equal(new CampaignSimulation(10, 73, 0, 73, 73, 73, 0, null), simulation);
        var uncertain = CampaignPlanner.Plan(CampaignPlannerTests.Many(50, 0), [Letter], CampaignPlannerTests.Settings(100, 0, 1));
        Assert.Equal(
            Draw(uncertain, CampaignPlannerTests.Many(50, 0), 200),
            Draw(uncertain, CampaignPlannerTests.Many(50, 0), 200));
    }

    [Fact]
    public void An_empty_plan_neither_gains_nor_loses()
    {
        var candidates = CampaignPlannerTests.Candidates();

        Assert.Equal(
            new CampaignSimulation(5, 0, 0, 0, 0, 0, 0, null),
            Draw(CampaignPlanner.Plan(candidates, [Letter], CampaignPlannerTests.Settings(10, 0, 1)), candidates, 5));
    }

    // The lift is a difference of two proportions: standard deviation √(p(1 − p)/n) of both added in squares, nearly normal.
    [Fact]
    public void The_measured_lift_spreads_as_a_difference_of_two_rates()
    {
        var actions = new PoweredAction("Mail", 2_000, 400, 0.2, 0.05);

        var spread = MeasuredLiftSpread.Draw([actions], seed: 1, count: 20_000)!;

        var deviation = Math.Sqrt((0.25 * 0.75 / 1_600) + (0.2 * 0.8 / 400));
        Assert.Equal(0.05, spread.Assumed, 1e-12);
        Assert.Equal(0.05, spread.Median, deviation * 0.05);
        Assert.Equal(0.05 - (1.6449 * deviation), spread.Percentile5, deviation * 0.05);
        Assert.Equal(0.05 + (1.6449 * deviation), spread.Percentile95, deviation * 0.05);

        // P(z > 1.96 − .05/sd) and P(z < −.05/sd).
        Assert.Equal(0.557, spread.DetectionShare, 0.03);
        Assert.Equal(0.0176, spread.BelowZeroShare, 0.004);
    }

    private static CampaignSimulation Draw(CampaignPlan plan, CampaignCandidates candidates, int count) =>
        CampaignSimulation.Draw(
            plan, candidates, CampaignPowers.Of(plan, candidates, new Dictionary<string, UpliftEvidence>()), count);
}
