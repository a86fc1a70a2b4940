using System.Globalization;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;
using RfmBatch.Testing;

namespace RfmBatch.Core.Tests.Scoring;

/// <summary>
/// UCI Online Retail, sales rows as of 2011-12-10: 4,338 customers; expected scores were computed outside of this code base.
/// </summary>
public sealed class OnlineRetailScoreTests
{
    private const string Golden = "online_retail_rfm_scores.csv";
    private static readonly DateOnly AsOf = new(2011, 12, 10);

    [Theory]
    [InlineData(ScoringMethod.Rank, 4)]
    [InlineData(ScoringMethod.Quantile, 7)]
    public void Scores_of_all_customers_equal_the_golden_ones(ScoringMethod method, int firstColumn)
    {
        var (result, rows) = Run(method);

        Assert.Equal(4338, result.ScoredCustomerCount);
        for (var i = 0; i < rows.Length; i++)
        {
            var expected = $"{rows[i][0]}: {rows[i][firstColumn]} {rows[i][firstColumn + 1]} {rows[i][firstColumn + 2]}";
            Assert.Equal(
                expected,
                $"{result.Summary.CustomerIds[i]}: {result.RecencyScores[i]} {result.FrequencyScores[i]} {result.MonetaryScores[i]}");
        }
    }

    // Champions, Hibernating, Lost, Loyal, At Risk, Potential Loyalist, About To Sleep, Need Attention, New Customers, Promising, Cannot
    // Lose Them
    [Theory]
    [InlineData(ScoringMethod.Rank, new[] { 828, 699, 491, 435, 423, 412, 282, 277, 263, 136, 92 })]
    [InlineData(ScoringMethod.Quantile, new[] { 798, 659, 567, 403, 348, 307, 229, 254, 407, 243, 123 })]
    public void Standard11_counts_equal_the_reference(ScoringMethod method, int[] counts)
    {
        string[] names =
        [
            "Champions", "Hibernating", "Lost", "Loyal", "At Risk", "Potential Loyalist", "About To Sleep", "Need Attention",
            "New Customers", "Promising", "Cannot Lose Them"
        ];
        var (result, _) = Run(method);

        var actual = result.SegmentSummaries.ToDictionary(segment => segment.SegmentName, segment => segment.CustomerCount);
        Assert.Equal(names.Zip(counts), names.Select(name => (name, actual[name])));
        Assert.Equal(0, actual[RuleSet.NoPurchaseName]);
        Assert.Equal(12, actual.Count);
    }

    [Fact]
    public void Quintile_cuts_equal_the_reference()
    {
        var (result, _) = Run(ScoringMethod.Quantile);

        Assert.Equal([13.8, 33, 72, 180], Cuts(result, Metric.Recency), Within(1e-9));
        Assert.Equal([1, 2, 3, 6], Cuts(result, Metric.Frequency), Within(1e-9));
        Assert.Equal([250.194, 490.096, 942.276, 2058.426], Cuts(result, Metric.Monetary), Within(1e-3));
    }

    private static IEnumerable<double> Cuts(RunResult result, Metric metric) =>
        result.Thresholds.Where(threshold => threshold.Metric == metric && threshold.UpperBound is not null)
            .Select(threshold => threshold.UpperBound!.Value)
            .Order();

    private static Func<double, double, bool> Within(double tolerance) => (a, b) => Math.Abs(a - b) <= tolerance;

    private static (RunResult Result, string[][] Rows) Run(ScoringMethod method)
    {
        var rows = GoldenData.Rows(Golden).OrderBy(row => row[0], StringComparer.Ordinal).ToArray();
        var customers = rows.Select(
            row => (
                row[0],
                int.Parse(row[3], CultureInfo.InvariantCulture),
                int.Parse(row[1], CultureInfo.InvariantCulture),
                decimal.Parse(row[2], NumberStyles.Float, CultureInfo.InvariantCulture)));
        var context = RunContext.Create(AsOf, new RunOptions { Scoring = method }, ShippedRuleSets.Find("standard11")!);
        return (RunStages.Compute(Customers.Of(AsOf, [.. customers]), context), rows);
    }
}
