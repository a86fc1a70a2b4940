using System.Globalization;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;
using RfmBatch.Testing;

namespace RfmBatch.Core.Tests.Scoring;

/// <summary>Orders of the R package rfm as of 2006-12-31: 995 customers, scored there by <c>value &lt; quantile + 1</c>.</summary>
public sealed class RPackageScoreTests
{
    private static readonly DateOnly AsOf = new(2006, 12, 31);

    [Fact]
    public void Breaks_of_the_package_give_its_scores_for_all_995_customers()
    {
        // Its rule is `value < threshold`, which `<` in place of `=` asks for.
        var options = RunOptionSpecifications.Parse(
            new OptionTexts { ["scoring"] = "breaks:R<115,181,297.4,482;F<4,5,6,8;M<255.8,382,506.4,666" });

        Assert.Equal((0, 0, 0), Differences(options));
        Assert.Equal((0, 0, 0), Differences(RunOptions.FromJson(options.ToJson())));
    }

    [Fact]
    public void Quantile_differs_from_the_package_where_a_value_lies_between_a_fractional_cut_and_that_cut_plus_1()
    {
        Assert.Equal((1, 0, 2), Differences(new RunOptions { Scoring = ScoringMethod.Quantile }));
    }

    // The golden file's metrics are those of the orders as the package ships them.
    [Fact]
    public void Orders_of_the_package_have_the_metrics_of_the_golden_file()
    {
        var customers = PublicData.Rows("rfm_r/rfm_data_orders.csv")
            .GroupBy(row => row[0].Trim('"'), StringComparer.Ordinal)
            .Select(orders =>
            {
                var last = orders.Max(row => DateOnly.Parse(row[1], CultureInfo.InvariantCulture));
                var amount = orders.Sum(row => int.Parse(row[2], CultureInfo.InvariantCulture));
                return FormattableString.Invariant(
                    $"{orders.Key},{last:yyyy-MM-dd},{orders.Count()},{amount},{AsOf.DayNumber - last.DayNumber}");
            });

        var golden = GoldenData.Rows("r_rfm_orders_scores.csv").Select(row => string.Join(',', row[..5]));
        Assert.Equal(golden.Order(StringComparer.Ordinal), customers.Order(StringComparer.Ordinal));
    }

    private static (int Recency, int Frequency, int Monetary) Differences(RunOptions options)
    {
        var rows = GoldenData.Rows("r_rfm_orders_scores.csv").OrderBy(row => row[0], StringComparer.Ordinal).ToArray();
        static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
        var summary = Customers.Of(
            AsOf, [.. rows.Select(row => (row[0], Whole(row[4]), Whole(row[2]), decimal.Parse(row[3], CultureInfo.InvariantCulture)))]);
        var result = RunStages.Compute(summary, RunContext.Create(AsOf, options, ShippedRuleSets.Find("standard11")!));
        Assert.Equal(995, result.ScoredCustomerCount);
        int Count(byte[] scores, int column) => rows.Where((row, i) => scores[i] != Whole(row[column])).Count();
        return (Count(result.RecencyScores, 5), Count(result.FrequencyScores, 6), Count(result.MonetaryScores, 7));
    }
}
