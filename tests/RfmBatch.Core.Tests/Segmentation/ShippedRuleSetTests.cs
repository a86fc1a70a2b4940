using RfmBatch.Core.Segmentation;
using RfmBatch.Testing;

namespace RfmBatch.Core.Tests.Segmentation;

public sealed class ShippedRuleSetTests
{
    public static TheoryData<string> Names => [.. ShippedRuleSets.Names];

    [Fact]
    public void Names_are_the_five_of_the_contract() =>
        Assert.Equal(["standard11", "rf10", "retail6", "managerial8", "value5"], ShippedRuleSets.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_shipped_rule_set_parses_and_says_where_it_comes_from(string name)
    {
        var ruleSet = ShippedRuleSets.Find(name)!;

        Assert.Equal(name, ruleSet.Name);
        Assert.NotEmpty(ruleSet.Source);
        Assert.Equal(RuleSet.NoPurchaseName, ruleSet.Segments[^1].Name);
        Assert.Equal(Enumerable.Range(1, ruleSet.Segments.Count), ruleSet.Segments.Select(segment => segment.SortOrder));
        Assert.All(ruleSet.Segments, segment => Assert.NotEmpty(segment.RecommendedAction));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_colour_is_used_twice_in_a_rule_set(string name) =>
        Assert.Distinct(ShippedRuleSets.Find(name)!.Segments.Select(segment => segment.ColorHex));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_definition_reads_back_to_itself(string name)
    {
        var ruleSet = ShippedRuleSets.Find(name)!;

        Assert.Equal(ruleSet.DefinitionHash, RuleSet.Parse(ruleSet.DefinitionJson).DefinitionHash);
    }

    [Fact]
    public void Standard11_maps_the_125_codes_as_the_golden_table()
    {
        var rows = GoldenData.Rows("segment_map_11x125.csv");

        Assert.Equal(rows.Select(row => (row[0], row[1])), Map("standard11", 5));
    }

    [Fact]
    public void Rf10_is_the_published_25_cell_table()
    {
        // Rows: recency 1 to 5; columns: frequency 1 to 5. G. Martin, "RFM Segmentation with Python".
        string[] expected =
        [
            "Hibernating", "Hibernating", "At Risk", "At Risk", "Can't Lose",
            "Hibernating", "Hibernating", "At Risk", "At Risk", "Can't Lose",
            "About To Sleep", "About To Sleep", "Need Attention", "Loyal Customers", "Loyal Customers",
            "Promising", "Potential Loyalists", "Potential Loyalists", "Loyal Customers", "Loyal Customers",
            "New Customers", "Potential Loyalists", "Potential Loyalists", "Champions", "Champions",
        ];
        var map = Map("rf10", 5).ToList();

        Assert.Equal(expected, map.Where((_, i) => i % 5 == 0).Select(cell => cell.Segment));
        Assert.Equal(expected, map.Where((_, i) => i % 5 == 4).Select(cell => cell.Segment));
    }

    [Theory]
    [InlineData("111", "Core")]
    [InlineData("141", "Rookies")]
    [InlineData("444", "Slipping")]
    [InlineData("441", "Slipping")]
    [InlineData("113", "Promising")]
    [InlineData("414", "Promising")]
    [InlineData("211", "Whales")]
    [InlineData("431", "Whales")]
    [InlineData("212", "Loyal")]
    [InlineData("112", "Loyal")]
    [InlineData("222", "Others")]
    public void Retail6_takes_the_first_match_with_1_as_best(string oneIsBestCode, string segment)
    {
        var highestIsBest = string.Concat(oneIsBestCode.Select(digit => (char)('5' - digit + '0')));

        Assert.Equal(segment, Map("retail6", 4).Single(cell => cell.Code == highestIsBest).Segment);
    }

    [Fact]
    public void Value5_cuts_the_sum_of_scores_into_equal_widths()
    {
        string Expected(int total) =>
            total <= 5
                ? "Very Low Value"
                : total <= 7 ? "Low Value" : total <= 10 ? "Medium Value" : total <= 12 ? "High Value" : "Very High Value";

        Assert.All(Map("value5", 5), cell => Assert.Equal(Expected(cell.Code.Sum(digit => digit - '0')), cell.Segment));
    }

    [Fact]
    public void Find_returns_null_for_a_name_that_is_not_shipped() => Assert.Null(ShippedRuleSets.Find("mine"));

    private static IEnumerable<(string Code, string Segment)> Map(string name, int bins)
    {
        var ruleSet = ShippedRuleSets.Find(name)!;
        var table = Segmenter.SegmentByCell(ruleSet, bins);
        RuleInput[] all = [RuleInput.RecencyScore, RuleInput.FrequencyScore, RuleInput.MonetaryScore];
        return table.Select(
            (segment, cell) => (ScoreCells.Code(cell, all, bins, ScoreOrientation.HighestIsBest), ruleSet.Segments[segment].Name));
    }
}
