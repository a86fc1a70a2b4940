using RfmBatch.Core.Campaigns;

namespace RfmBatch.Core.Tests.Campaigns;

public sealed class PlanResultsTests
{
    // Newcombe (1998), table II, method 10.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Newcombe_s_interval_is_the_published_one(
        int treatedResponses, int treated, int controlResponses, int control, double low, double high)
    {
        var result = Assert.Single(
            CampaignResults.Measure(Responses("Mail", treated, treatedResponses, control, controlResponses), hasAmounts: false).Actions);

        Assert.Equal(((double)treatedResponses / treated) - ((double)controlResponses / control), result.Lift!.Value.Estimate, 1e-12);
        Assert.Equal(low, result.Lift.Value.Low, 5e-5);
        Assert.Equal(high, result.Lift.Value.High, 5e-5);
        Assert.Null(result.RevenueLift);
    }

    // R: t.test(extra ~ group, data = sleep), Student's sleep data; group 1 minus group 2: mean difference −1.58, 95 % −3.3654832 to
    // 0.2054832 (df 17.776).
    [Fact]
    public void Welch_s_interval_is_that_of_R()
    {
        decimal[] first = [0.7m, -1.6m, -0.2m, -1.2m, -0.1m, 3.4m, 3.7m, 0.8m, 0.0m, 2.0m];
        decimal[] second = [1.9m, 0.8m, 1.1m, 0.1m, -0.1m, 4.4m, 5.5m, 1.6m, 4.6m, 3.4m];
        var responses = first
            .Select(hours => new CampaignResponse("Sleep", false, true, Amount.FromDecimal(hours)))
            .Concat(second.Select(hours => new CampaignResponse("Sleep", true, true, Amount.FromDecimal(hours))))
            .ToList();

        var lift = CampaignResults.Measure(responses, hasAmounts: true).Total.RevenueLift!.Value;

        Assert.Equal(-1.58, lift.Estimate, 1e-9);
        Assert.Equal(-3.3654832, lift.Low, 5e-7);
        Assert.Equal(0.2054832, lift.High, 5e-7);
    }

    [Fact]
    public void The_total_of_one_action_is_that_action() =>
        Assert.Equal(
            CampaignResults.Measure(Responses("Mail", 70, 56, 80, 48), hasAmounts: false).Actions[0] with { ActionName = "" },
            CampaignResults.Measure(Responses("Mail", 70, 56, 80, 48), hasAmounts: false).Total);

    // Mail lifts nothing (.1 both), calls nothing (.5 both), but calls have more control: pooled rates would show a loss that is not there.
    [Fact]
    public void Unequal_shares_of_control_do_not_distort_the_total()
    {
        var results = CampaignResults.Measure(
            [.. Responses("Mail", 1000, 100, 100, 10), .. Responses("Call", 100, 50, 100, 50)], hasAmounts: false);

        Assert.Equal(0, results.Total.Lift!.Value.Estimate, 1e-12);
        Assert.False(results.Total.Lift.Value.ExcludesZero);
        Assert.Equal(["Call", "Mail"], results.Actions.Select(action => action.ActionName));
    }

    [Fact]
    public void Without_control_there_is_no_lift_but_the_counts()
    {
        var results = CampaignResults.Measure(Responses("Mail", 10, 3, 0, 0), hasAmounts: true);

        Assert.Null(results.Total.Lift);
        Assert.Null(results.Total.RevenueLift);
        Assert.Equal(
            (10, 3, 0, 30_000L),
            (results.Total.TreatedCount, results.Total.TreatedResponseCount, results.Total.ControlCount, results.Total.TreatedAmount));
    }

    [Fact]
    public void Nobody_ordering_gives_an_interval_around_nothing_and_no_money()
    {
        var results = CampaignResults.Measure(Responses("Mail", 100, 0, 20, 0), hasAmounts: true);

        Assert.Equal(new Interval(0, 0, 0), results.Total.RevenueLift);
        Assert.InRange(results.Total.Lift!.Value.High, 0.01, 0.1);
    }

    internal static IReadOnlyList<CampaignResponse> Responses(
        string action, int treated, int treatedResponses, int control, int controlResponses) =>
    [
        .. Enumerable.Range(0, treated)
            .Select(i => new CampaignResponse(action, false, i < treatedResponses, i < treatedResponses ? Amount.Scale : 0)),
        .. Enumerable.Range(0, control)
            .Select(i => new CampaignResponse(action, true, i < controlResponses, i < controlResponses ? Amount.Scale : 0)),
    ];
}
