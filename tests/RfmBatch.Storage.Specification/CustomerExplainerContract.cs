using RfmBatch.Application.Reading;
using RfmBatch.Core;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification;

public abstract class CustomerExplainerContract : BiScenarioBase
{
    protected CustomerExplainerContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task A_customer_is_explained_for_every_program()
    {
        var programs = await ExplainAsync(BiScenario.FormulaId);

        Assert.Equal(
            [("default", 13, "Champions"), ("ten", 20, "Everyone")],
            programs.Select(program => (program.ProgramName, program.RunKey, program.SegmentName)));
        var first = programs[0];
        Assert.Equal(
            (3, 32.75m, new DateOnly(2024, 1, 31), "Treat Champions."),
            (first.OrderCount, first.RevenueAmount, first.SegmentSinceDate, first.RecommendedAction));
        Assert.Equal(
            [("Recency", 1m, 5), ("Frequency", 3m, 5), ("Monetary", 32.75m, 5)],
            first.Metrics.Select(metric => (metric.Metric.ToString(), metric.Value, metric.Score)));
        Assert.Equal(["up to 1.5", "over 1.5", "over 1.5"], first.Metrics.Select(metric => metric.Reason));
        Assert.Null(first.Note);
    }

    [Fact]
    public async Task The_rule_that_matched_is_quoted_where_its_definition_is_stored()
    {
        var programs = await ExplainAsync(BiScenario.FormulaId);

        Assert.Equal(1, programs[0].RuleNumber);
        Assert.StartsWith("code in 445, 454, 455", programs[0].RuleText, StringComparison.Ordinal);
        Assert.All(programs[0].Metrics, metric => Assert.Null(metric.BetterScore));
        Assert.Null(programs[1].RuleNumber);
        Assert.Null(programs[1].RuleText);
    }

    [Fact]
    public async Task The_clusters_of_the_customer_are_named_with_what_they_are_like()
    {
        var lost = (await ExplainAsync("a1"))[0];

        Assert.Equal(
            [
                new ExplainedCluster("k-means", 2, "Lapsed", 1, .25, 1, 1.5, 3.2499),
                new ExplainedCluster("ward", 1, "Average", 3, .75, 1, 1.5, 17)
            ],
            lost.Clusters);
        Assert.Empty((await ExplainAsync("A1"))[0].Clusters);
        Assert.Empty((await ExplainAsync(BiScenario.FormulaId))[1].Clusters);
    }

    [Fact]
    public async Task The_next_better_score_has_its_distance()
    {
        var lost = (await ExplainAsync("a1"))[0];

        var money = lost.Metrics[2];
        Assert.Equal((3.2499m, 1, 5, 1.5), (money.Value, money.Score, money.BetterScore, money.BetterFrom));
        Assert.Equal(0, money.DistanceToBetter);
        Assert.Equal(0.5, lost.Metrics[1].DistanceToBetter);
    }

    [Fact]
    public async Task The_history_has_its_stays_in_order()
    {
        var program = (await ExplainAsync("é"))[0];

        Assert.Equal(
            [
                new SegmentStay("Lost", new DateOnly(2024, 1, 31), new DateOnly(2024, 2, 28)),
                new SegmentStay("Champions", new DateOnly(2024, 2, 29), null)
            ],
            program.History);
        Assert.Equal(new DateOnly(2024, 2, 29), program.SegmentSinceDate);
    }

    [Fact]
    public async Task A_customer_without_a_purchase_or_outside_a_program_is_told_why()
    {
        var programs = await ExplainAsync("A1");

        Assert.Equal("No Purchase", programs[0].SegmentName);
        Assert.Empty(programs[0].Metrics);
        Assert.Contains("no sale in the run's window", programs[0].Note, StringComparison.Ordinal);
        Assert.Null(programs[1].SegmentName);
        Assert.Contains("does not have Country=France", programs[1].Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("e")]
    [InlineData("É")]
    [InlineData("")]
    public async Task An_unknown_customer_is_refused_without_repeating_the_id(string customerId)
    {
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => ExplainAsync(customerId));

        Assert.Equal("There is no customer with this id.", failure.Message);
    }

    private Task<IReadOnlyList<ProgramExplanation>> ExplainAsync(string customerId) =>
        new CustomerExplainer(Store.CustomerExplanations).ExplainAsync(customerId, Cancellation);
}
