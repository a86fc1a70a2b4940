using RfmBatch.Core.Campaigns;

namespace RfmBatch.Core.Tests.Campaigns;

public sealed class UpliftEvidenceTests
{
    // Six trials of lidocaine, deaths of treated and control: L. K. Hine et al., Archives of Internal Medicine 149 (1989); M. W. Fagerland,
    // S. Lydersen and P. Laake, Statistical Analysis of Contingency Tables (2017), ch. 10: Mantel–Haenszel difference .028. The variances
    // are Sato's formula as SAS documents it (FREQ, common risk difference), in exact fractions.
    private static readonly ResponseStratum[] Lidocaine =
    [
        new(39, 2, 43, 1), new(44, 4, 44, 4), new(107, 6, 110, 4), new(103, 7, 100, 5), new(110, 7, 106, 3), new(154, 11, 146, 4)
    ];

    [Fact]
    public void The_pooled_difference_and_its_variance_are_the_published_ones()
    {
        var lift = PooledLift.Of(Lidocaine)!.Value;

        Assert.Equal(0.028083265157202043, lift.Estimate, 1e-14);
        Assert.Equal(0.00017780522339602817, PooledLift.SatoVariance([.. Lidocaine.Select(PooledLift.Cells.Of)]), 1e-16);
        Assert.Equal(0.00019115532511571512, lift.Variance, 1e-16);
        Assert.Equal(0.000192532918351927, lift.NullVariance, 1e-16);
        Assert.Equal(lift.Estimate - (1.959964 * Math.Sqrt(lift.Variance)), lift.Interval.Low, 1e-7);
    }

    // K. Hillstrom, MineThatData E-Mail Analytics Challenge (2008): purchases within two weeks of 21,307 and 21,387 who got an e-mail, and
    // of 21,306 who did not: 1.25 %, 0.88 % and 0.57 %.
    [Theory]
    [InlineData(21_307, 267, 0.0068)]
    [InlineData(21_387, 189, 0.0031)]
    public void Hillstrom_s_counts_give_the_published_effect(int treated, int responses, double published)
    {
        var lift = PooledLift.Of([new ResponseStratum(treated, responses, 21_306, 122)])!.Value;

        Assert.Equal(published, lift.Estimate, 5e-5);
        Assert.True(lift.Interval.ExcludesZero);
    }

    // Simpson's paradox: base 30 % with 10 % control, base 5 % with 60 % control. Added up, .253 against .106 would be a lift of 15 points.
    [Fact]
    public void Campaigns_of_unequal_base_rates_and_control_shares_invent_no_lift()
    {
        ResponseStratum[] plans = [new(900, 270, 100, 30), new(400, 20, 600, 30)];

        var evidence = UpliftEvidence.Of(plans);

        Assert.Equal(0, evidence.Lift!.Value.Estimate, 1e-15);
        Assert.Equal(0.00027997723827119796, evidence.Lift.Value.Variance, 1e-16);
        Assert.Equal(0.005 * (1 - evidence.WeightBeside(0.005)), evidence.Shrink(0.005), 1e-15);
        Assert.InRange(evidence.Shrink(0.005), 0.0045, 0.005);
    }

    // Uplifts of shipped actions: an e-mail, a letter, a call. 641 controls at a base rate of 20 % have a standard error of 1.7 points.
    [Theory]
    [InlineData(0.003)]
    [InlineData(0.005)]
    [InlineData(0.011)]
    [InlineData(0.043)]
    public void Ten_points_that_are_there_move_the_uplift_over_halfway(double assumed)
    {
        var evidence = UpliftEvidence.Of([new ResponseStratum(3_611, 1_083, 641, 128)]);

        Assert.Equal(0.1, evidence.Lift!.Value.Estimate, 0.001);
        Assert.InRange(evidence.Shrink(assumed), (assumed + 0.1) / 2, 0.1);
    }

    [Fact]
    public void Within_three_standard_errors_the_weight_is_that_of_assumption_and_noise()
    {
        var evidence = UpliftEvidence.Of([new ResponseStratum(3_611, 830, 641, 128)]);

        Assert.InRange(evidence.Lift!.Value.Estimate, 0.025, 0.035);
        Assert.Equal(0.000025 / (0.000025 + evidence.Lift.Value.NullVariance), evidence.WeightBeside(0.005), 1e-15);
    }

    [Theory]
    [InlineData(49, 10, 10, false)]
    [InlineData(50, 4, 0, false)]
    [InlineData(50, 4, 1, true)]
    public void Too_few_controls_or_responses_say_nothing(int control, int treatedResponses, int controlResponses, bool isEnough)
    {
        var evidence = UpliftEvidence.Of([new ResponseStratum(500, treatedResponses, control, controlResponses)]);

        Assert.Equal(isEnough, evidence.IsEnough);
        Assert.Equal(isEnough, evidence.WeightBeside(0.02) > 0);
        Assert.Equal(isEnough, evidence.Shrink(0.02) != 0.02);
    }

    [Fact]
    public void A_plan_without_control_counts_for_nothing()
    {
        var alone = UpliftEvidence.Of([new ResponseStratum(1_000, 500, 0, 0)]);

        Assert.Null(alone.Lift);
        Assert.Equal((0, 0, false), (alone.PlanCount, alone.ResponseCount, alone.IsEnough));
        Assert.Equal(
            UpliftEvidence.Of([new ResponseStratum(100, 9, 60, 3)]),
            UpliftEvidence.Of([new ResponseStratum(100, 9, 60, 3), new ResponseStratum(1_000, 500, 0, 0)]));
    }

    [Fact]
    public void An_action_that_costs_orders_is_used_at_0_and_one_assumed_to_do_nothing_only_with_a_clear_lift()
    {
        var harmful = UpliftEvidence.Of([new ResponseStratum(20_000, 2_000, 20_000, 4_000)]);
        var helpful = UpliftEvidence.Of([new ResponseStratum(20_000, 4_000, 20_000, 2_000)]);

        Assert.Equal(0, harmful.Shrink(0.02));
        Assert.InRange(helpful.Shrink(0), 0.099, 0.1);
        Assert.Equal(0, UpliftEvidence.Of([new ResponseStratum(3_611, 800, 641, 128)]).Shrink(0));
    }

    // A pin of the trial `campaigns` of tests/RfmBatch.Benchmarks: there the interval holds 0 in 95.0 % of 10,000 pairs.
    [Fact]
    public void Pairs_of_campaigns_without_effect_are_shrunk_below_the_assumption_and_their_intervals_hold_0()
    {
        const int pairs = 400;
        var (used, held) = (0.0, 0);
        for (var pair = 0; pair < pairs; pair++)
        {
            var random = new RandomStream(1, 4, pair);
            ResponseStratum Draw(int treated, int control, double rate) => new(
                treated, (int)BinomialDraw.Of(treated, rate, random), control, (int)BinomialDraw.Of(control, rate, random));

            var evidence = UpliftEvidence.Of([Draw(900, 100, 0.3), Draw(400, 600, 0.05)]);
            used += evidence.Shrink(0.01) / pairs;
            held += evidence.Lift!.Value.Interval.ExcludesZero ? 0 : 1;
        }

        Assert.InRange(used, 0.006, 0.01);
        Assert.InRange((double)held / pairs, 0.93, 0.97);
    }
}
