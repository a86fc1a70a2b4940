using RfmBatch.Core.Campaigns;

namespace RfmBatch.Core.Tests.Campaigns;

public sealed class CampaignPowerTests
{
    // 2.8016·√(.2·.8·(1/3,611 + 1/641)), by hand.
    [Fact]
    public void The_smallest_effect_is_2_8_standard_errors()
    {
        var power = CampaignPower.Of([new PoweredAction("Mail", 4_252, 641, 0.2, 0.005)]);

        Assert.Equal(0.048031, power.DetectableUplift!.Value, 5e-7);
        Assert.False(power.IsDetected);
        Assert.Null(power.DetectingControlShare);
    }

    // G. van Belle, Statistical Rules of Thumb (2002), 2.1 after R. Lehr: 16·p(1 − p)/δ² in each of two groups, "16" standing for 15.7.
    [Theory]
    [InlineData(0.2, 0.05)]
    [InlineData(0.0057, 0.005)]
    public void Half_of_the_customers_as_control_follow_Lehr_s_rule(double rate, double uplift)
    {
        var lehr = 2 * 16 * rate * (1 - rate) / (uplift * uplift);

        var needed = CampaignPower.Of([new PoweredAction("Mail", 10, 5, rate, uplift)]).DetectingCustomerCount!.Value;

        Assert.InRange(needed / lehr, 0.98, 1.005);
        var enough = CampaignPower.Of([new PoweredAction("Mail", (int)needed, (int)(needed / 2), rate, uplift)]);
        Assert.Equal(uplift, enough.DetectableUplift!.Value, uplift * 0.01);
    }

    // The share is right when it makes the plan's own smallest effect the uplift.
    [Fact]
    public void The_control_share_named_detects_the_uplift_and_a_smaller_one_does_not()
    {
        const int customers = 20_000;
        var share = CampaignPower.Of([new PoweredAction("Letter", customers, 400, 0.1, 0.02)]).DetectingControlShare!.Value;

        CampaignPower With(double control) =>
            CampaignPower.Of([new PoweredAction("Letter", customers, (int)Math.Ceiling(customers * control), 0.1, 0.02)]);
        Assert.InRange(share, 0.05, 0.25);
        Assert.True(With(share).IsDetected);
        Assert.False(With(share * 0.97).IsDetected);
    }

    // Three equal actions are as one of thrice the size.
    [Fact]
    public void All_actions_together_detect_less_than_each_alone()
    {
        PoweredAction[] actions = [.. "ABC".Select(name => new PoweredAction($"{name}", 1_000, 100, 0.1, 0.01))];

        Assert.Equal(
            CampaignPower.Of([new PoweredAction("All", 3_000, 300, 0.1, 0.01)]).DetectableUplift!.Value,
            CampaignPower.Of(actions).DetectableUplift!.Value,
            1e-12);
    }

    [Fact]
    public void Without_control_or_uplift_there_is_nothing_to_detect()
    {
        var blind = CampaignPower.Of([new PoweredAction("Mail", 100, 0, 0.1, 0.05)]);
        var nothing = CampaignPower.Of([new PoweredAction("Mail", 100, 10, 0.1, 0)]);

        Assert.Null(blind.DetectableUplift);
        Assert.NotNull(blind.DetectingCustomerCount);
        Assert.Null(nothing.DetectingCustomerCount);
        Assert.Null(nothing.DetectingControlShare);
        Assert.False(nothing.IsDetected);
    }

    [Fact]
    public void A_plan_has_the_power_of_its_actions_and_a_measured_base_rate_replaces_the_estimate()
    {
        var candidates = CampaignPlannerTests.Many(300, 200);
        var plan = CampaignPlanner.Plan(
            candidates,
            [CampaignPlannerTests.Option(1, "Letter", 0.8m, 0.03), CampaignPlannerTests.Option(2, "Call", 10m, 0.2)],
            CampaignPlannerTests.Settings(10_000, 0.1m, 0.9m));
        var evidence = new Dictionary<string, UpliftEvidence>
        {
            ["Call"] = UpliftEvidence.Of([new ResponseStratum(100, 40, 50, 15)]),
            ["Letter"] = UpliftEvidence.Of([new ResponseStratum(100, 40, 49, 15)]),
        };

        var powers = CampaignPowers.Of(plan, candidates, evidence);

        Assert.Equal(["Call", "Letter"], powers.Actions.Select(action => action.ActionName));
        Assert.Equal(0.3, powers.Find("Call")!.BaseProbability, 1e-12);
        Assert.Equal(0.1, powers.Find("Letter")!.BaseProbability, 1e-12);
        Assert.Equal(plan.Customers.Count, powers.Total!.CustomerCount);
        Assert.Equal(plan.ControlCount, powers.Total.ControlCount);
        Assert.Null(powers.Find("Mail"));
    }
}
