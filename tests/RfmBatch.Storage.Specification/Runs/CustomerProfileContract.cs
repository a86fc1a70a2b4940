using System.Globalization;
using RfmBatch.Core.Options;
using RfmBatch.Core.Profiling;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification.Runs;

/// <summary>Profiles of the public Customer Personality data, against counts of its file.</summary>
public abstract class CustomerProfileContract : StoreContract
{
    protected CustomerProfileContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Segments_and_clusters_are_profiled_by_attribute_and_by_category()
    {
        var data = CustomerPersonality.Read();
        var store = await Fixture.CreateFreshAsync();
        await data.LoadAsync(store, Cancellation);
        var report = await SampleRuns.RunAsync(store, new OptionTexts { ["clusters"] = "3" }, Cancellation);
        Assert.Equal((2_240, 13_569_880_000L), (report.CustomerCount, report.RevenueAmount));

        var segments = await store.Bi.ListAsync(new BiQuery("SegmentProfile", report.RunKey), Cancellation);
        var clusters = await store.Bi.ListAsync(new BiQuery("ClusterProfile", report.RunKey), Cancellation);
        foreach (var profile in new[] { segments, clusters })
        {
            // The population's counts are those of the file, whatever it is grouped by.
            Assert.Equal(Counts(data, "Education"), Values(profile, "Education"));
            Assert.Equal(Counts(data, "Marital_Status"), Values(profile, "Marital_Status"));
            Assert.Equal(24, Values(profile, "Income")[AttributeLabels.Unknown]);
            Assert.Equal(
                CustomerPersonality.Spending.ToDictionary(
                    category => category, category => data.Column(category).Count(amount => amount != "0")),
                Values(profile, Profiles.CategoryName));
        }

        await CheckIncomeAsync(store, data, report.RunKey, clusters);
        CheckIndex(await store.Bi.ListAsync(new BiQuery("SegmentSummary", report.RunKey), Cancellation), "SegmentKey", segments);
        CheckIndex(
            (await store.Bi.ListAsync(new BiQuery("ClusterSummary", report.RunKey), Cancellation)).Where(
                row => row.Text("Method") == "k-means"),
            "ClusterKey",
            clusters);
    }

    // Quintiles of the 2,216 incomes in the file (NumPy's default, type 7).
    private static async Task CheckIncomeAsync(RfmStore store, CustomerPersonality data, int runKey, IReadOnlyList<BiRow> clusters)
    {
        var incomes = data
            .Column("Income")
            .Where(text => text.Length > 0)
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture))
            .Order()
            .ToArray();
        var cuts = Enumerable.Range(1, 4)
            .Select(fifth => Quantile(incomes, fifth / 5.0))
            .Select(cut => cut.ToString("0.####", CultureInfo.InvariantCulture))
            .ToArray();

        Assert.Equal(
            [
                $"Q1: up to {cuts[0]}",
                $"Q2: above {cuts[0]} to {cuts[1]}",
                $"Q3: above {cuts[1]} to {cuts[2]}",
                $"Q4: above {cuts[2]} to {cuts[3]}",
                $"Q5: above {cuts[3]}",
                AttributeLabels.Unknown
            ],
            Values(clusters, "Income").Keys.Order(StringComparer.Ordinal));

        // Who spends most earns most: the cluster of the greatest money is over-represented in the highest incomes.
        var best = (await store.Bi.ListAsync(new BiQuery("ClusterSummary", runKey), Cancellation)).MaxBy(
            row => row.Number("RevenueAmountMean"))!.Count("ClusterKey");
        Assert.True(
            clusters
                .Single(
                    row => row.Count("ClusterKey") == best
                        && row.Text("AttributeName") == "Income"
                        && row.Text("AttributeValue").StartsWith("Q5", StringComparison.Ordinal))
                .Number("IndexVsPopulation") > 150);
    }

    private static double Quantile(double[] ascending, double share)
    {
        var at = share * (ascending.Length - 1);
        var low = (int)at;
        return ascending[low] + ((at - low) * (ascending[low + 1] - ascending[low]));
    }

    private static void CheckIndex(IEnumerable<BiRow> groups, string keyColumn, IReadOnlyList<BiRow> profile)
    {
        var sizes = groups.ToDictionary(row => row.Count(keyColumn), row => row.Count("CustomerCount"));
        foreach (var value in profile.GroupBy(row => (row.Text("AttributeName"), row.Text("AttributeValue"))))
        {
            var share = value.Sum(row => row.Count("CustomerCount")) / 2_240.0;
            Assert.All(
                value,
                row => Assert.Equal(
                    100.0 * row.Count("CustomerCount") / sizes[row.Count(keyColumn)] / share,
                    row.Number("IndexVsPopulation")!.Value,
                    1e-9));
        }
    }

    private static Dictionary<string, int> Values(IEnumerable<BiRow> profile, string attribute) => profile
        .Where(row => row.Text("AttributeName") == attribute)
        .GroupBy(row => row.Text("AttributeValue"))
        .ToDictionary(value => value.Key, value => (int)value.Sum(row => row.Count("CustomerCount")));

    private static Dictionary<string, int> Counts(CustomerPersonality data, string column) =>
        data.Column(column).GroupBy(text => text).ToDictionary(value => value.Key, value => value.Count());
}
