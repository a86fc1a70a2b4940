using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Tests.Segmentation;

public sealed class RunExplanationTests
{
    private static readonly CustomerMetrics Customer = new()
    {
        RecencyDays = 20,
        FirstPurchaseDays = 400,
        OrderCount = 4,
        FrequencyCount = 4,
        RevenueAmount = Amount.FromDecimal(300),
        Monetary = MonetaryKind.Sum,
        RecencyScore = 4,
        FrequencyScore = 5,
        MonetaryScore = 3,
    };

    private static readonly ScoreThreshold[] Thresholds =
    [
        .. Edges(Metric.Recency, 13.8, 33, 72, 180),
        .. Edges(Metric.Frequency, 1, 2, 3, 3),
        .. Edges(Metric.Monetary, 100, 250, 500, 500),
    ];

    [Fact]
    public void For_names_the_rule_that_matched_first_and_its_segment()
    {
        var explanation = RunExplanation.For(Customer, Thresholds, ShippedRuleSets.Find("managerial8")!);

        Assert.Equal(("Active Low Value", "rule 8: everyone else"), (explanation.Segment.Name, explanation.RuleText));
        Assert.Equal(
            "rule 7: meanAmount >= 100",
            RunExplanation.For(Customer with { RevenueAmount = 4_000_000 }, Thresholds, ShippedRuleSets.Find("managerial8")!).RuleText);
        Assert.Equal(
            "rule 3: recencyDays > 365 and firstPurchaseDays <= 730",
            RunExplanation.For(Customer with { RecencyDays = 366 }, Thresholds, ShippedRuleSets.Find("managerial8")!).RuleText);
        Assert.Equal(
            "rule 2: totalScore >= 11 and totalScore <= 12",
            RunExplanation.For(Customer, Thresholds, ShippedRuleSets.Find("value5")!).RuleText);
        Assert.Equal(
            "rule 1: code in 54, 55",
            RunExplanation.For(Customer with { RecencyScore = 5 }, Thresholds, ShippedRuleSets.Find("rf10")!).RuleText);
    }

    [Fact]
    public void For_says_how_far_the_next_better_score_is()
    {
        var scores = RunExplanation.For(Customer, Thresholds, ShippedRuleSets.Find("standard11")!).Scores;

        Assert.Equal(new ScoreExplanation(Metric.Recency, 20, 4, 13.8, 33, 5, 13.8, 20 - 13.8), scores[0]);
        Assert.Equal(new ScoreExplanation(Metric.Frequency, 4, 5, 3, null, null, null, null), scores[1]);
        // Nobody can have score 4: its cuts are equal.
        Assert.Equal(new ScoreExplanation(Metric.Monetary, 300, 3, 250, 500, 5, 500, 200), scores[2]);
    }

    [Fact]
    public void For_measures_to_the_nearest_observed_value_of_ranks()
    {
        ScoreThreshold[] observed =
        [
            new(Metric.Frequency, 1, 1, 1),
            new(Metric.Frequency, 2, 1, 2),
            new(Metric.Frequency, 3, null, null),
            new(Metric.Frequency, 4, 6, 9)
        ];
        var ruleSet = ShippedRuleSets.Find("managerial8")!;

        Assert.Equal(
            new ScoreExplanation(Metric.Frequency, 4, 2, 1, 2, 4, 6, 2),
            RunExplanation.For(Customer with { FrequencyScore = 2 }, observed, ruleSet).Scores[1]);
        Assert.Equal(0, RunExplanation.For(Customer with { FrequencyScore = 1 }, observed, ruleSet).Scores[1].DistanceToBetter);
    }

    [Fact]
    public void For_a_customer_without_a_sale_there_is_no_rule()
    {
        var explanation = RunExplanation.For(
            Customer with { RecencyDays = null, RecencyScore = 0, FrequencyScore = 0, MonetaryScore = 0 },
            Thresholds,
            ShippedRuleSets.Find("standard11")!);

        Assert.Equal(("No Purchase", "no sale in the window"), (explanation.Segment.Name, explanation.RuleText));
        Assert.Empty(explanation.Scores);
    }

    [Fact]
    public void For_agrees_with_the_segments_of_the_pipeline()
    {
        foreach (var name in ShippedRuleSets.Names)
        {
            var context = RunContext.Create(Customers.AsOf, new RunOptions { Monetary = MonetaryKind.Mean }, ShippedRuleSets.Find(name)!);
            var result = RunStages.Compute(
                Customers.Of([.. Enumerable.Range(0, 500).Select(i => (1 + (i * 7 % 1300), 1 + (i % 9), (i * 31 % 97) + .37m))]), context);
            for (var i = 0; i < result.Summary.Count; i++)
            {
                var customer = new CustomerMetrics
                {
                    RecencyDays = result.RecencyDays[i],
                    FirstPurchaseDays = result.RecencyDays[i],
                    OrderCount = result.Summary.OrderCounts[i],
                    FrequencyCount = result.FrequencyCounts[i],
                    RevenueAmount = result.RevenueAmounts[i],
                    Monetary = MonetaryKind.Mean,
                    RecencyScore = result.RecencyScores[i],
                    FrequencyScore = result.FrequencyScores[i],
                    MonetaryScore = result.MonetaryScores[i],
                };
                Assert.Equal(
                    result.Segments[result.SegmentIndexes[i]], RunExplanation.For(customer, result.Thresholds, context.RuleSet).Segment);
            }
        }
    }

    private static List<ScoreThreshold> Edges(Metric metric, params double[] edges) =>
        EdgeScores.Thresholds(metric, edges, edges.Length + 1);
}
