using FsCheck;
using FsCheck.Fluent;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Profiling;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Tests.Profiling;

public sealed class ProfilesTests
{
    // Ten customers, the last without a purchase; five from France, three from Spain, two from nowhere.
    [Fact]
    public void The_index_compares_a_group_with_all_customers()
    {
        var result = Run([.. Enumerable.Range(1, 9).Select(i => (i, 10 - i, i < 5 ? 1000m * i : i)), (-1, 0, 0m)]);
        var country = new AttributeColumn("Country", ["France", "Spain"], [0, 0, 0, 1, 1, 1, 0, 0, -1, -1]);
        var profiles = Profiles.Of(new ProfileSource([country], CategoryPurchases.None), result);

        var nobody = profiles.Segments.Where(row => result.Segments[row.GroupIndex].Name == "No Purchase").Single();
        Assert.Equal(
            ("Country", "Unknown", 1, 500.0),
            (nobody.AttributeName, nobody.AttributeValue, nobody.CustomerCount, nobody.IndexVsPopulation));
        foreach (var row in profiles.Clusters)
        {
            var size = result.Clusters!.KMeans!.Summaries[row.GroupIndex].CustomerCount;
            var share = row.AttributeValue switch { "France" => .5, "Spain" => .3, _ => .2 };
            Assert.Equal(100 * row.CustomerCount / (size * share), row.IndexVsPopulation, 1e-9);
        }
    }

    [Fact]
    public void Rare_categories_are_one_and_count_a_customer_once()
    {
        var result = Run([.. Enumerable.Range(1, 6).Select(i => (i, i, 10m * i))]);
        string[] names = [.. Enumerable.Range(0, 22).Select(i => $"c{i:00}")];

        // Everyone bought from the first twenty; customer 0 also from both of the rest.
        List<(int Row, int Category)> pairs =
        [
            .. from row in Enumerable.Range(0, 6) from category in Enumerable.Range(0, row == 0 ? 22 : 20) select (row, category)
        ];
        var profiles = Profiles.Of(
            new ProfileSource(
                [], new CategoryPurchases(names, [.. pairs.Select(pair => pair.Row)], [.. pairs.Select(pair => pair.Category)])),
            result);

        Assert.Equal(21, profiles.Segments.Select(row => row.AttributeValue).Distinct().Count());
        Assert.Equal(1, profiles.Segments.Where(row => row.AttributeValue == AttributeLabels.Other).Sum(row => row.CustomerCount));
        Assert.All(
            names.Take(20),
            name => Assert.Equal(6, profiles.Clusters.Where(row => row.AttributeValue == name).Sum(row => row.CustomerCount)));
    }

    [Fact]
    public void An_attribute_named_as_the_categories_goes_before_them()
    {
        var result = Run([(1, 1, 1m), (2, 2, 2m)]);
        var profiles = Profiles.Of(
            new ProfileSource([new AttributeColumn(Profiles.CategoryName, ["a"], [0, 0])], new CategoryPurchases(["b"], [0], [0])), result);

        Assert.All(profiles.Segments, row => Assert.Equal("a", row.AttributeValue));
    }

    [Fact]
    public void Counts_add_up_to_the_groups_and_indexes_average_to_100() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<byte>().ArrayOf().Where(values => values.Length > 3).ToArbitrary(), values =>
        {
            var result = Run([.. values.Select((value, i) => (1 + (value % 17), 1 + (value % 5), (decimal)(i + value)))]);
            var attribute = new AttributeColumn(
                "x", [.. Enumerable.Range(0, 9).Select(i => $"x{i}")], [.. values.Select(value => (value % 10) - 1)]);
            var rows = Profiles.Of(new ProfileSource([attribute], CategoryPurchases.None), result).Clusters;
            var sizes = result.Clusters!.KMeans!.Summaries;
            var addUp = rows.GroupBy(row => row.GroupIndex)
                .All(group => group.Sum(row => row.CustomerCount) == sizes[group.Key].CustomerCount);

            // Everyone has scores here, so shares of clusters weigh the index of a value to 100.
            return addUp
                && rows.GroupBy(row => row.AttributeValue)
                    .All(value => Math.Abs(value.Sum(row => row.IndexVsPopulation * sizes[row.GroupIndex].CustomerShare) - 100) < 1e-6);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(40).WithReplay(20260101, 297));

    private static RunResult Run((int, int, decimal)[] customers)
    {
        var context = RunContext.Create(
            Customers.AsOf, new RunOptions { Clusters = ClusterChoice.Of(2) }, ShippedRuleSets.Find("standard11")!);
        return RunStages.Cluster(
            RunStages.Compute(Customers.Of(customers), context), context, null, TestContext.Current.CancellationToken);
    }
}
