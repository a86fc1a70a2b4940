using System.Globalization;
using RfmBatch.Testing;

namespace RfmBatch.Reporting.Tests;

/// <summary>Published numbers, recomputed with SciPy and scikit-learn, as a reader of the page sees them.</summary>
public sealed partial class ReportOfStoreTests
{
    // CDNOW's orders are its customers' days, since it names no orders; its headline has all 69,659 lines' money.
    [Theory]
    [InlineData("online_retail", "4,372 [4372] | 18,532 [18532] | 8,911,408 [8911407.904]", "4,338 scored, 34 without a purchase")]
    [InlineData("cdnow", "23.570 [23570] | 67.591 [67591] | 2.500.316 [2500315.63]", "all of them scored")]
    [InlineData("customer_personality", "2 240 [2240] | 2 240 [2240] | 1 356 988 [1356988]", "all of them scored")]
    public async Task The_headline_has_the_published_totals(string name, string totals, string scored)
    {
        var page = await PageAsync(name);

        Assert.Equal(totals, string.Join(" | ", page.Tiles("figure").Take(3)));
        Assert.Equal(scored, page.Tiles("note")[0]);
    }

    [Fact]
    public async Task Segments_and_cuts_of_Online_Retail_are_the_published_ones()
    {
        var page = await PageAsync("online_retail");

        string[] names =
        [
            "Champions", "Hibernating", "Lost", "Loyal", "At Risk", "Potential Loyalist", "About To Sleep", "Need Attention",
            "New Customers", "Promising", "Cannot Lose Them"
        ];
        int[] counts = [798, 659, 567, 403, 348, 307, 229, 254, 407, 243, 123];
        var rows = PageTable.Find(page.Body, "table")!.Rows;
        Assert.All(
            names.Zip(counts),
            pair => Assert.Contains(
                rows, row => row.StartsWith($"{pair.First} | {pair.Second} [{pair.Second}] | ", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "5 | up to 13.8 | over 6 | over 2,058.43",
                "4 | over 13.8, up to 33 | over 3, up to 6 | over 942.28, up to 2,058.43",
                "3 | over 33, up to 72 | over 2, up to 3 | over 490.1, up to 942.28",
                "2 | over 72, up to 180 | over 1, up to 2 | over 250.19, up to 490.1",
                "1 | over 180 | up to 1 | up to 250.19",
            ],
            PageTable.Find(page.Body, "spread-cuts")!.Rows);
        Assert.Equal(["51", "2", "674.49"], page.Medians());
    }

    // Inertia and silhouette of scikit-learn over the same columns.
    [Fact]
    public async Task Clusters_of_Online_Retail_are_the_published_ones()
    {
        var page = await PageAsync("online_retail");

        var choices = PageTable.Find(page.Body, "clusters-choice")!.Rows.Take(3).Select(row => row.Split(" | ")).ToArray();
        Assert.Equal(["2 (taken) 6,474.13", "3 4,856.32", "4 3,924.38"], choices.Select(cells => $"{cells[0]} {cells[1].Split(" [")[0]}"));
        Assert.All(
            choices.Zip(new[] { 0.43266, 0.33725, 0.33521 }),
            pair => Assert.Equal(pair.Second, double.Parse(pair.First[2].Split('[')[1].TrimEnd(']'), CultureInfo.InvariantCulture), 1e-5));
        Assert.Equal(
            ["1,668 [1668]", "2,670 [2670]"], PageTable.Find(page.Body, "clusters-table")!.Rows.Select(row => row.Split(" | ")[1]));
    }

    [Fact]
    public async Task Cohorts_of_Online_Retail_are_the_golden_ones()
    {
        var page = await PageAsync("online_retail");
        var golden = GoldenData.Rows("online_retail_cohort_counts.csv").SelectMany(
            cells => cells.Skip(1).Select((cell, month) => (month, cell)).Where(pair => pair.cell.Length > 0),
            (cells, pair) => $"{Month(cells[0] + "-01")} | {pair.month} | {double.Parse(pair.cell, CultureInfo.InvariantCulture)}");

        Assert.Equal(
            golden,
            PageTable.Find(page.Body, "cohorts-table")!.Rows.Select(row => row.Split(" | "))
                .Select(cells => $"{cells[0]} | {cells[1]} | {cells[3].Split('[')[1].TrimEnd(']')}"));
    }
}
