using static RfmBatch.Reporting.Tests.ViewFigures;

namespace RfmBatch.Reporting.Tests;

/// <summary>Clusters, profiles, predicted value and plans.</summary>
public sealed partial class ReportOfStoreTests
{
    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Clusters_are_those_of_ClusterSummary_and_ClusterChoice(string name)
    {
        var page = await PageAsync(name);
        var f = page.Figures;

        var clusters = await page.AssertTableAsync(
            "clusters-table",
            """
            SELECT v.ClusterNameInRun, v.CustomerCount, v.CustomerShare, v.RevenueAmount, v.RevenueShare, v.RecencyDaysMean,
                v.OrderCountMean, v.RevenueAmountMean, v.SilhouetteMean
            FROM {bi.ClusterSummary} AS v INNER JOIN {bi.Cluster} AS c ON c.ClusterKey = v.ClusterKey
            WHERE v.RunKey = @RunKey AND v.Method = 'k-means' ORDER BY c.SortOrder, c.ClusterKey;
            """,
            Text, f.Count, f.Share, f.Amount, f.Share, f.Fixed(1), f.Fixed(1), f.Mean, f.Fixed(2));
        var choices = await page.AssertTableAsync(
            "clusters-choice",
            "SELECT c.ClusterCount || CASE c.IsSelected WHEN 1 THEN ' (taken)' ELSE '' END, c.Inertia, c.Silhouette, c.DaviesBouldin, "
            + "c.CalinskiHarabasz, c.SmallestShare, c.PredictionStrength, c.AdjustedRand FROM {bi.ClusterChoice} AS c "
            + "WHERE c.RunKey = @RunKey ORDER BY c.ClusterCount;",
            Text, f.Fixed(2), f.Fixed(4), f.Fixed(3), f.Fixed(1), f.Share, f.Fixed(3), f.Fixed(3));
        Assert.True(clusters >= 2 && choices >= 1);
    }

    [Theory]
    [InlineData("sample", "SegmentProfile")]
    [InlineData("sample", "ClusterProfile")]
    [InlineData("customer_personality", "SegmentProfile")]
    [InlineData("customer_personality", "ClusterProfile")]
    public async Task What_is_more_frequent_in_a_group_is_that_of_its_profile(string name, string view)
    {
        var page = await PageAsync(name);
        var f = page.Figures;
        var (key, groups, label, place) = view == "ClusterProfile"
            ? (
                "ClusterKey",
                "(SELECT v.RunKey, v.ClusterKey, v.ClusterNameInRun AS Name, v.CustomerCount, c.SortOrder FROM {bi.ClusterSummary} AS v "
                + "INNER JOIN {bi.Cluster} AS c ON c.ClusterKey = v.ClusterKey WHERE v.Method = 'k-means')",
                "clusters-traits",
                "clusters")
            : (
                "SegmentKey",
                "(SELECT v.RunKey, v.SegmentKey, v.SegmentName AS Name, v.CustomerCount, s.SortOrder FROM {bi.SegmentSummary} AS v INNER "
                + "JOIN {bi.Segment} AS s ON s.SegmentKey = v.SegmentKey)",
                "actions-traits",
                "actions");
        var traits = $$"""
            (SELECT g.Name, p.AttributeName, p.AttributeValue, p.CustomerCount, 1.0 * p.CustomerCount / g.CustomerCount AS Share,
                p.IndexVsPopulation / 100 AS Times, g.SortOrder,
                ROW_NUMBER() OVER (
                    PARTITION BY g.{{key}} ORDER BY p.CustomerCount * LN(p.IndexVsPopulation / 100) DESC, p.AttributeValue) AS Place
            FROM {bi.{{view}}} AS p INNER JOIN {{groups}} AS g ON g.RunKey = p.RunKey AND g.{{key}} = p.{{key}}
            WHERE p.RunKey = @RunKey AND p.AttributeValue <> 'Unknown' AND p.IndexVsPopulation >= 120 AND p.CustomerCount >= 5 AND
                p.CustomerCount >= 0.05 * g.CustomerCount AND
                p.CustomerCount - p.CustomerCount * 100 / p.IndexVsPopulation >= 2.5758 * SQRT(p.CustomerCount * 100 / p.IndexVsPopulation
                    * (1 - MIN(1, p.CustomerCount * 100 / p.IndexVsPopulation / g.CustomerCount)))) AS t
            """;

        var rows = await page.AssertTableAsync(
            label,
            $"SELECT t.Name, t.AttributeName, t.AttributeValue, t.CustomerCount, t.Share, t.Times FROM {traits} WHERE t.Place <= 20 ORDER "
            + $"BY t.SortOrder, t.Place;",
            Text, Text, Text, f.Count, Plain(f.Share), f.Fixed(2));
        Assert.True(rows > (name == "customer_personality" ? 30 : 0));

        // In words the three strongest of each group.
        var words = (await page.QueryAsync(
            $"SELECT t.Name, t.AttributeName || ' ' || t.AttributeValue, t.Times FROM {traits} WHERE t.Place <= 3 ORDER BY t.SortOrder, "
            + $"t.Place;"))
            .GroupBy(row => row[0], row => $"{Text(row[1])} ({Plain(f.Fixed(1))(row[2])}×)")
                .Select(group => $"{group.Key}: {string.Join(", ", group)}");
        var said = page
            .Section(place)
            .Descendants("li")
            .Select(
                item => place == "clusters"
                    ? PageTable.Cell(item)
                    : $"{PageTable.Cell(item.Element("h3")!)}: "
                        + item.Elements("p").Select(PageTable.Cell)
                    .SingleOrDefault(text => text.StartsWith("More often than others: ", StringComparison.Ordinal))?[24..^1]);
        Assert.Equal(words, said.Where(text => !text.EndsWith(": ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Predicted_value_is_that_of_its_views(string name)
    {
        var page = await PageAsync(name);
        var f = page.Figures;

        var segments = await page.AssertTableAsync(
            "value-table",
            """
            SELECT s.SegmentName, t.CustomerCount, t.ExpectedOrders12M, t.PredictedValue12MAmount, t.PredictedValue12MLowAmount,
                t.PredictedValue12MHighAmount, t.PredictedValue12MAmount / t.CustomerCount
            FROM {bi.PredictedTotal} AS t INNER JOIN {bi.Segment} AS s ON s.SegmentKey = t.SegmentKey
            WHERE t.RunKey = @RunKey AND t.GroupKind = 'segment' AND t.PredictedValue12MAmount IS NOT NULL AND t.CustomerCount > 0 ORDER BY
                s.SortOrder;
            """,
            Text, f.Count, f.Fixed(1), f.Amount, f.Amount, f.Amount, Plain(f.Amount));
        var holdout = await page.AssertTableAsync(
            "value-holdout-table",
            "SELECT h.OrdersInCalibration || CASE WHEN h.OrdersInCalibration >= 7 AND h.OrdersInCalibration = MAX(h.OrdersInCalibration) "
            + "OVER () THEN ' and more' ELSE '' END, h.CustomerCount, h.ActualOrders, h.PredictedOrders FROM {bi.ModelHoldout} AS h WHERE "
            + "h.RunKey = @RunKey AND h.CustomerCount > 0 ORDER BY h.OrdersInCalibration;",
            Text, f.Count, f.Count, f.Fixed(1));
        var parameters = await page.LinesAsync(
            "SELECT m.ModelName || ': ' || m.ParameterName, m.Value, m.StandardError FROM {bi.ModelParameter} AS m WHERE m.RunKey = "
            + "@RunKey;",
            Text,
            f.Number(6),
            f.Number(6));
        Assert.Equal(
            parameters.Order(StringComparer.Ordinal),
            (PageTable.Find(page.Body, "value-parameters")?.Rows ?? []).Order(StringComparer.Ordinal));

        var hasModel = name != "customer_personality";
        Assert.Equal((hasModel, hasModel, hasModel), (segments > 0, holdout > 0, parameters.Count > 0));
        if (hasModel)
        {
            var total = (await page.QueryAsync(
                "SELECT t.PredictedValue12MAmount, t.PredictedValue12MLowAmount, t.PredictedValue12MHighAmount FROM {bi.PredictedTotal} AS "
                + "t WHERE t.RunKey = @RunKey AND t.GroupKind = 'all';"))[0]
                .Select(Plain(f.Amount))
                .ToArray();
            Assert.StartsWith(
                $"All customers together are expected to bring {total[0]}, in nine of ten cases between {total[1]} and {total[2]}; ",
                PageTable.Cell(page.Section("value").Elements("p").First()),
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Worth_is_that_of_SegmentValue(string name)
    {
        var page = await PageAsync(name);
        var f = page.Figures;

        var rows = await page.AssertTableAsync(
            "worth",
            "SELECT v.SegmentName, v.CustomerCount, v.SimpleClvPerCustomerAmount, v.ModelValue12MPerCustomerAmount, "
            + "v.MarkovValuePerCustomerAmount FROM {bi.SegmentValue} AS v INNER JOIN {bi.Segment} AS s ON s.SegmentKey = v.SegmentKey "
            + "WHERE v.RunKey = @RunKey AND v.CustomerCount > 0 ORDER BY s.SortOrder;",
            Text, f.Count, f.Amount, f.Amount, f.Amount);
        Assert.True(rows > 2);
    }

    [Fact]
    public async Task A_plan_and_its_results_are_those_of_their_views()
    {
        var page = await PageAsync("sample");
        var f = page.Figures;

        var actions = await page.AssertTableAsync(
            "plan-table",
            """
            SELECT s.SegmentName, a.ActionName, COALESCE(a.Channel, ''), a.CostAmount, a.UpliftProbability, a.UpliftSource, a.SelectedCount
                - a.ControlCount, a.ControlCount, a.SelectedCostAmount, a.ExpectedGainAmount
            FROM {bi.PlanAction} AS a INNER JOIN {bi.Segment} AS s ON s.SegmentKey = a.SegmentKey ORDER BY a.ExpectedGainAmount DESC,
                a.SegmentKey, a.ActionName;
            """,
            Text, Text, Text, f.Amount, f.Share, Text, f.Count, f.Count, f.Amount, f.Amount);
        var results = await page.AssertTableAsync(
            "plan-results",
            """
            SELECT r.ActionName, r.TreatedCount, 1.0 * r.TreatedResponseCount / NULLIF(r.TreatedCount, 0), r.ControlCount, 1.0 *
                r.ControlResponseCount / NULLIF(r.ControlCount, 0),
                CASE WHEN r.LiftProbability IS NOT NULL AND r.IsEnough = 0 THEN 'too few' ELSE r.LiftProbability END,
                CASE WHEN r.IsEnough = 1 THEN r.LiftLowProbability END, CASE WHEN r.IsEnough = 1 THEN r.LiftHighProbability END
            FROM {bi.CampaignResult} AS r ORDER BY r.ActionName;
            """,
            Text,
            f.Count,
            Plain(f.Share),
            f.Count,
            Plain(f.Share),
            lift => lift is string words ? words : f.Points(lift),
            f.Points,
            f.Points);
        var powers = await page.AssertTableAsync(
            "plan-power",
            """
            SELECT a.ActionName, SUM(a.SelectedCount), SUM(a.ControlCount), MAX(a.BaseProbability),
                ROUND(SUM(a.SelectedCount * a.UpliftProbability) / SUM(a.SelectedCount), 12), MAX(a.DetectableUpliftProbability),
                MAX(a.DetectingCustomerCount)
            FROM {bi.PlanAction} AS a WHERE a.SelectedCount > 0 GROUP BY a.ActionName ORDER BY a.ActionName;
            """,
            Text,
            f.Count,
            f.Count,
            f.Share,
            f.Share,
            f.Share,
            count => $"none; {Plain(f.Count)(count)} customers would");
        Assert.True(actions > 5 && results > 2 && powers > 2);
        Assert.Contains("probably not tell", page.Section("plan").Value, StringComparison.Ordinal);
        Assert.Equal(
            await page.LinesAsync(
                "SELECT p.SelectedCount - p.ControlCount, p.ExpectedGainAmount FROM {bi.PlanSummary} AS p;", Plain(f.Count), f.Amount),
            [string.Join(" | ", page.Strong("plan"))]);
    }
}
