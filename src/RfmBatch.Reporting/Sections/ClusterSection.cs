using System.Globalization;
using System.Text;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Sections;

/// <summary>Groups that the data itself suggests: how many, who they are, and how they lie.</summary>
internal static class ClusterSection
{
    private const string Id = "clusters";
    private const string Title = "Groups that the data suggests";

    /// <summary>The section.</summary>
    public static ReportPart Render(ReportData data) => data.Clusters is { } clusters
        ? new ReportPart(Id, Title, KMeans(data, clusters) + Hierarchy(data, clusters))
        : ReportPart.Absent(
            Id, Title, "No clusters were computed in this run; run with --clusters auto (and --hierarchy on) to see them here.");

    private static string KMeans(ReportData data, ReportClusters clusters)
    {
        if (clusters.KMeans.Count == 0)
        {
            return string.Empty;
        }

        var numbers = data.Numbers;
        var top = clusters.KMeans.MaxBy(cluster => cluster.RevenueAmount)!;
        var html = new StringBuilder();
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p>k-means finds <strong>{numbers.Count(clusters.KMeans.Count)}</strong> groups by recency, frequency and money, without any "
            + $"rule. <strong>{HtmlText.Escape(top.Name)}</strong> are {numbers.Percent(top.CustomerShare)} of the customers and bring "
            + $"{numbers.Percent(top.RevenueShare)} of the revenue.</p>\n");
        html.Append(Table(data, clusters));
        html.Append(
            CultureInfo.InvariantCulture,
            $"""<h3>How they differ from the average</h3><p class="caption">Each line is a group; """
            + $"1× is the mean of all scored customers. "
            + $"On the left, low means lately.</p>\n");
        html.Append(
            Figure.Both(
                Id + "-snake",
                frame => SnakeChart.Draw(
                    frame,
                    "Profiles of the groups against the average",
                    string.Join(
                        "; ",
                        Profiles(data, clusters).Select(
                            profile =>
                                $"{profile.Name}: {string.Join(", ", profile.Ratios.Select(ratio => numbers.Fixed(ratio, 2)))} times the "
                                + $"average")),
                    frame.IsWide ? ["Days since last order", "Orders", "Revenue"] : ["Days", "Orders", "Revenue"],
                    Profiles(data, clusters),
                    numbers)));
        if (clusters.Sample.Sum(group => group.Points.Count) is > 0 and var drawn)
        {
            var sampled = drawn < data.Run.ScoredCustomerCount
                ? $"; {numbers.Count(drawn)} of {numbers.Count(data.Run.ScoredCustomerCount)} are drawn, chosen by a hash of their keys"
                : string.Empty;
            html.Append(
                CultureInfo.InvariantCulture,
                $"<h3>How they lie</h3><p class=\"caption\">Each dot is a customer{sampled}.</p>\n");
            html.Append(
                Figure.Both(
                    Id + "-dots",
                    frame => ClusterScatter.Draw(
                        frame,
                        "Customers of the groups by recency and revenue",
                        string.Join(
                            "; ",
                            clusters.KMeans.Select(
                                cluster =>
                                    $"{cluster.Name}: {numbers.Fixed(cluster.RecencyDaysMean, 0)} days, revenue "
                                    + $"{numbers.Amount(cluster.RevenueAmountMean)} on average")),
                        clusters.Sample,
                        numbers)));
        }

        return html.Append(ClusterChoicePanels.Html(data, clusters)).ToString();
    }

    private static IReadOnlyList<SnakeChart.Profile> Profiles(ReportData data, ReportClusters clusters)
    {
        var all = clusters.KMeans;
        var customers = (double)all.Sum(cluster => cluster.CustomerCount);
        var (days, orders, revenue) = (
            all.Sum(cluster => cluster.RecencyDaysMean * cluster.CustomerCount) / customers,
            all.Sum(cluster => cluster.OrderCountMean * cluster.CustomerCount) / customers,
            all.Sum(cluster => cluster.RevenueAmountMean * cluster.CustomerCount) / customers);
        return
        [
            .. all.Select(
                cluster => new SnakeChart.Profile(
                    cluster.Name,
                    cluster.ColorHex,
                    [
                        Ratio(cluster.RecencyDaysMean, days),
                        Ratio(cluster.OrderCountMean, orders),
                        Ratio(cluster.RevenueAmountMean, revenue)
                    ]))
        ];
    }

    private static double Ratio(double value, double mean) => mean > 0 ? Math.Max(value / mean, 0) : 0;

    private static string Table(ReportData data, ReportClusters clusters)
    {
        var numbers = data.Numbers;
        var table = new DataTable(
            "figures clusters",
            "Group",
            "Customers",
            "Share of customers",
            $"Revenue{data.CommaCurrency}",
            "Share of revenue",
            "Days since last order, mean",
            "Orders, mean",
            $"Revenue, mean{data.CommaCurrency}",
            "Silhouette");
        foreach (var cluster in clusters.KMeans)
        {
            table.Row(
                SegmentTableSection.Dot(cluster.ColorHex) + HtmlText.Escape(cluster.Name),
                Cell.Count(numbers, cluster.CustomerCount),
                Cell.Share(numbers, cluster.CustomerShare),
                Cell.Amount(numbers, cluster.RevenueAmount),
                Cell.Share(numbers, cluster.RevenueShare),
                Cell.Fixed(numbers, cluster.RecencyDaysMean, 1),
                Cell.Fixed(numbers, cluster.OrderCountMean, 1),
                Cell.Amount(numbers, cluster.RevenueAmountMean),
                Cell.Fixed(numbers, cluster.SilhouetteMean, 2));
        }

        return $"<h3 id=\"{Id}-table\">The groups in figures</h3>\n{table.Html(Id + "-table")}{Traits(data, clusters)}";
    }

    private static string Traits(ReportData data, ReportClusters clusters)
    {
        var lines = clusters.KMeans
            .Select(cluster => (cluster.Name, Words: TraitWords.Of(data.ClusterTraits, cluster.ClusterKey, data.Numbers)))
            .Where(line => line.Words.Length > 0)
            .Select(line => $"<li><strong>{HtmlText.Escape(line.Name)}</strong>: {HtmlText.Escape(line.Words)}</li>").ToArray();
        return (lines.Length == 0
                ? string.Empty
                : $"<p class=\"caption\">More frequent in a group than elsewhere</p><ul class=\"traits\">{string.Concat(lines)}</ul>\n")
            + Actions(data, clusters)
            + TraitTable.Html(
                data.Numbers,
                Id + "-traits",
                "Group",
                data.ClusterTraits,
                clusters.KMeans.Select(
                    cluster => (
                        cluster.ClusterKey,
                        SegmentTableSection.Dot(cluster.ColorHex) + HtmlText.Escape(cluster.Name),
                        cluster.CustomerCount)));
    }

    /// <summary>What to do with each group: the action of the segment that distinguishes it most.</summary>
    private static string Actions(ReportData data, ReportClusters clusters)
    {
        var actions = data.Segments.ToDictionary(segment => segment.Name, segment => segment.RecommendedAction);
        var lines = clusters.KMeans
            .Select(cluster => (cluster.Name, Segments: data.ClusterSegments.Where(one => one.GroupKey == cluster.ClusterKey).ToArray()))
            .Where(line => line.Segments.Length > 0)
            .Select(line => $"<p class=\"action\"><strong>{HtmlText.Escape(line.Name)}</strong>: "
                + $"{HtmlText.Escape(TraitWords.Of(line.Segments, line.Segments[0].GroupKey, data.Numbers))}. "
                + $"{HtmlText.Escape(actions.GetValueOrDefault(line.Segments[0].AttributeValue, string.Empty))}</p>\n")
            .ToArray();
        return lines.Length == 0
            ? string.Empty
            : "<p class=\"caption\">What to do: the segments that distinguish a group most, and the action of the first</p>"
            + string.Concat(lines);
    }

    private static string Hierarchy(ReportData data, ReportClusters clusters)
    {
        if (clusters.Ward.Count == 0 || clusters.Leaves.Count < 2)
        {
            return "<p class=\"absent\">No hierarchy was computed; run with <code>--hierarchy on</code> to see how the groups join.</p>\n";
        }

        var numbers = data.Numbers;
        var groups = clusters.Ward
            .Select(
                cluster => new Dendrogram.Group(cluster.ClusterKey, cluster.Name, cluster.ColorHex, numbers.Count(cluster.CustomerCount)))
            .OrderBy(group => clusters.Leaves.ToList().IndexOf(group.Key))
            .ToArray();
        var description = string.Join("; ", groups.Select(group => $"{group.Name}: {group.Figure} customers"));
        return $"""<h3>How the groups join</h3><p class="caption">Ward's hierarchy, drawn from its last """
            + $"{numbers.Count(clusters.Leaves.Count)} subtrees; the dashed line is where it was cut into {numbers.Count(groups.Length)}. "
            + $"The longer a branch, the more the groups differ.</p>\n"
            + Figure.Both(
                Id + "-tree",
                frame => Dendrogram.Draw(frame, "Hierarchy of customers", description, clusters.Leaves, clusters.Merges, groups, numbers));
    }
}
