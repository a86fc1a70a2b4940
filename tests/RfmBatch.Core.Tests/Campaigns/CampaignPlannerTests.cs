using RfmBatch.Core.Campaigns;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Tests.Campaigns;

public sealed class CampaignPlannerTests
{
    private static readonly TreatmentOption Mail = Option(1, "Mail", 0.05m, 0.01);
    private static readonly TreatmentOption Letter = Option(1, "Letter", 0.80m, 0.03);
    private static readonly TreatmentOption Call = Option(2, "Call", 10m, 0.2);

    // By hand, margin 0.5: customer a (100 a piece): mail .01·.5·100 − .05 = .45, letter .03·.5·100 − .80 = .70; b (10): mail 0, letter
    // −.65: none; c (200, segment 2): call .2·.5·200 − 10 = 10.
    [Fact]
    public void Gains_are_uplift_times_margin_times_amount_minus_cost()
    {
        var plan = CampaignPlanner.Plan(
            Candidates((1, 100), (1, 10), (2, 200)), [Mail, Letter, Call], Settings(budget: 100, control: 0, margin: 0.5m));

        Assert.Equal(
            [(2, 2, 10m), (0, 1, 0.70m)],
            plan.Customers.OrderByDescending(customer => customer.GainAmount)
                .Select(customer => (customer.Row, customer.Option, Amount.ToDecimal(customer.GainAmount))));
        Assert.Equal([1, 1, 1], plan.CandidateCounts);
        Assert.Equal(
            (10.8m, 10.7m, 10.7m),
            (Amount.ToDecimal(plan.CostAmount), Amount.ToDecimal(plan.ExpectedGainAmount), Amount.ToDecimal(plan.BoundGainAmount)));
    }

    [Fact]
    public void A_small_budget_falls_back_to_cheaper_actions()
    {
        var plan = CampaignPlanner.Plan(Candidates((1, 100)), [Mail, Letter], Settings(budget: 0.5m, control: 0, margin: 0.5m));

        Assert.Equal("Mail", plan.Options[Assert.Single(plan.Customers).Option].Action.Name);

        // .45 + (.70 − .45) · (.45/.75)
        Assert.Equal(0.6m, Amount.ToDecimal(plan.BoundGainAmount));
    }

    [Theory]
    [InlineData(0, 1000, 0)]
    [InlineData(0.1, 1000, 100)]
    [InlineData(0.1, 5, 1)]
    [InlineData(0.9, 2, 1)]
    [InlineData(0.5, 1, 0)]
    public void The_control_is_drawn_within_each_action_and_rounded_up(double share, int customers, int controls)
    {
        var plan = CampaignPlanner.Plan(
            Many(customers, customers), [Letter, Call], Settings(budget: 1_000_000, control: (decimal)share, margin: 1));

        foreach (var action in plan.Customers.GroupBy(customer => customer.Option))
        {
            Assert.Equal((customers, controls), (action.Count(), action.Count(customer => customer.IsControl)));
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(33)]
    [InlineData(10.01)]
    [InlineData(500)]
    public void The_treated_never_cost_more_than_the_budget_and_use_most_of_it(double budget)
    {
        var plan = CampaignPlanner.Plan(Many(400, 40), [Mail, Letter, Call], Settings((decimal)budget, control: 0.1m, margin: 1));

        Assert.InRange(Amount.ToDecimal(plan.CostAmount), 0, (decimal)budget);
        Assert.True(Amount.ToDecimal(plan.CostAmount) >= (decimal)budget * 0.75m, $"{plan.CostAmount} of {budget}");
        Assert.True(plan.SelectedGainAmount <= plan.BoundGainAmount);
        Assert.Equal(Enumerable.Range(1, plan.Customers.Count), plan.Customers.Select(customer => customer.Priority));
        Assert.Equal(plan.Customers.Count, plan.Customers.Select(customer => customer.Row).Distinct().Count());
    }

    [Fact]
    public void The_only_customer_of_an_action_is_left_out_where_the_share_of_the_control_paid_for_it()
    {
        // Chosen with 9.50 ÷ .9 = 10.55, but alone there is no control to save the 0.50.
        var plan = CampaignPlanner.Plan(Candidates((2, 200)), [Call], Settings(budget: 9.5m, control: 0.1m, margin: 1));

        Assert.Empty(plan.Customers);
        Assert.Equal(0, plan.CostAmount);
    }

    [Fact]
    public void A_seed_draws_the_same_control_and_another_seed_another()
    {
        static IEnumerable<int> Controls(int seed) =>
            CampaignPlanner.Plan(Many(300, 0), [Letter], Settings(1_000, 0.2m, 1, seed)).Customers.Where(customer => customer.IsControl)
                .Select(customer => customer.Row)
                .Order();

        Assert.Equal(Controls(1), Controls(1));
        Assert.NotEqual(Controls(1), Controls(2));
    }

    [Fact]
    public void Nobody_to_choose_from_makes_an_empty_plan()
    {
        var plan = CampaignPlanner.Plan(Candidates(), [Mail], Settings(10, 0.1m, 1));

        Assert.Equal((0, 0L, 0L), (plan.Customers.Count, plan.CostAmount, plan.BoundGainAmount));
    }

    internal static TreatmentOption Option(int segment, string name, decimal cost, double uplift) =>
        new(
            segment,
            $"Segment {segment}",
            new SegmentAction(name, "some", "Hello.", "Because.", Amount.FromDecimal(cost), uplift),
            UpliftSource.Assumed,
            uplift);

    internal static CampaignSettings Settings(decimal budget, decimal control, decimal margin, int seed = 1) =>
        new(Amount.FromDecimal(budget), control, margin, seed);

    internal static CampaignCandidates Candidates(params (int Segment, double Amount)[] rows) => new(
        [.. rows.Select((_, i) => i + 1)],
        [.. rows.Select((_, i) => $"C{i:0000}")],
        [.. rows.Select(row => row.Segment)],
        [.. rows.Select(row => row.Amount)],
        [.. rows.Select(_ => 30)],
        [.. rows.Select(_ => 2)],
        [.. rows.Select(_ => 0.1)]);

    // Amounts of 60 and more, so that every action of the test gains.
    internal static CampaignCandidates Many(int ofFirst, int ofSecond) =>
        Candidates([.. Enumerable.Range(0, ofFirst + ofSecond).Select(i => (i < ofFirst ? 1 : 2, 60.0 + (i * 37 % 101)))]);
}
