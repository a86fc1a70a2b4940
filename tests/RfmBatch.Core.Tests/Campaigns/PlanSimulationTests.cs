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

        var simulation = CampaignSimulation.Draw(plan, candidates, 20_000);

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

        var simulation = CampaignSimulation.Draw(plan, candidates, 10);

        Assert.Equal(new CampaignSimulation(10, 73, 0, 73, 73, 73, 0), simulation);
        var uncertain = CampaignPlanner.Plan(CampaignPlannerTests.Many(50, 0), [Letter], CampaignPlannerTests.Settings(100, 0, 1));
        Assert.Equal(
            CampaignSimulation.Draw(uncertain, CampaignPlannerTests.Many(50, 0), 200),
            CampaignSimulation.Draw(uncertain, CampaignPlannerTests.Many(50, 0), 200));
    }

    [Fact]
    public void An_empty_plan_neither_gains_nor_loses()
    {
        var candidates = CampaignPlannerTests.Candidates();

        Assert.Equal(
            new CampaignSimulation(5, 0, 0, 0, 0, 0, 0),
            CampaignSimulation.Draw(CampaignPlanner.Plan(candidates, [Letter], CampaignPlannerTests.Settings(10, 0, 1)), candidates, 5));
    }
}
