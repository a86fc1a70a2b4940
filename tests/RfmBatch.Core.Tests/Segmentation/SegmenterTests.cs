using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Tests.Segmentation;

public sealed class SegmenterTests
{
    // Design §5: Inactive > 1095; Cold > 730; > 365 is warm: New Warm (first ≤ 730), else by mean ≥ 100; else active: New Active (first ≤
    // 365), else by mean ≥ 100.
    [Theory]
    [InlineData(1096, 2000, 500, "Inactive")]
    [InlineData(1095, 2000, 500, "Cold")]
    [InlineData(731, 731, 500, "Cold")]
    [InlineData(730, 730, 500, "New Warm")]
    [InlineData(366, 730, 50, "New Warm")]
    [InlineData(366, 731, 100, "Warm High Value")]
    [InlineData(730, 2000, 99.9999, "Warm Low Value")]
    [InlineData(365, 365, 500, "New Active")]
    [InlineData(1, 365, 1, "New Active")]
    [InlineData(365, 366, 100, "Active High Value")]
    [InlineData(1, 366, 99.9999, "Active Low Value")]
    public void Managerial8_divides_at_the_days_and_amounts_of_the_contract(
        int recencyDays, int firstPurchaseDays, double meanAmount, string segment)
    {
        var asOf = Day.FromDate(Customers.AsOf);
        var summary = Customers.Of((recencyDays, 3, 3 * (decimal)meanAmount));
        summary.FirstOrderDays[0] = asOf - firstPurchaseDays;

        Assert.Equal(segment, SegmentOf(summary, "managerial8"));
    }

    [Theory]
    [MemberData(nameof(ShippedRuleSetTests.Names), MemberType = typeof(ShippedRuleSetTests))]
    public void A_customer_without_a_sale_in_the_window_is_no_purchase_in_every_rule_set(string ruleSet)
    {
        var summary = Customers.Of((-1, 0, 0));

        Assert.Equal("No Purchase", SegmentOf(summary, ruleSet));
    }

    [Fact]
    public void Rules_look_at_the_mean_unrounded()
    {
        // 299.9999 / 3 = 99.99996…, which four decimals would round to 100.0000.
        var summary = Customers.Of((10, 3, 299.9999m));
        summary.FirstOrderDays[0] -= 1000;

        Assert.Equal("Active Low Value", SegmentOf(summary, "managerial8"));
    }

    [Fact]
    public void A_rule_may_join_codes_and_ranges()
    {
        var ruleSet = RuleSet.Parse("""
            {"name":"mixed","bins":2,"orientation":"one-is-best",
             "inputs":["recencyScore","totalScore","monetaryAmount","orderCount","frequencyCount"],
             "segments":[{"name":"A","color":"#000000","description":"d","action":"a"},
                         {"name":"B","color":"#000001","description":"d","action":"a"}],
             "rules":[{"segment":"A","codes":["1"],
                       "when":{"totalScore":{"atMost":4},"monetaryAmount":{"above":50},
                               "orderCount":{"atLeast":2},"frequencyCount":{"below":9}}},
                      {"segment":"B"}]}
            """);
        var summary = Customers.Of((10, 5, 100), (20, 9, 100), (30, 1, 100), (40, 2, 50), (100, 5, 100), (110, 5, 100));
        var result = RunStages.Compute(summary, RunContext.Create(Customers.AsOf, new RunOptions(), ruleSet));

        // Frequency median 5 and monetary median 100 leave everyone in the worse half but for customer 1 (9 orders, too many).
        Assert.Equal([2, 2, 2, 1, 1, 1], result.RecencyScores.Select(score => (int)score));
        Assert.Equal(["B", "B", "B", "B", "B", "B"], result.SegmentIndexes.Select(index => result.Segments[index].Name));

        summary.SalesAmounts[0] = Amount.FromDecimal(101);
        result = RunStages.Compute(summary, RunContext.Create(Customers.AsOf, new RunOptions(), ruleSet));
        Assert.Equal(["A", "B", "B", "B", "B", "B"], result.SegmentIndexes.Select(index => result.Segments[index].Name));
    }

    private static string SegmentOf(CustomerSummaryTable summary, string ruleSet)
    {
        var result = RunStages.Compute(summary, RunContext.Create(Customers.AsOf, new RunOptions(), ShippedRuleSets.Find(ruleSet)!));
        return result.Segments[result.SegmentIndexes[0]].Name;
    }
}
