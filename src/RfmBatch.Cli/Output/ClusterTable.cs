using RfmBatch.Application.Runs;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Lasting;
using Spectre.Console;

namespace RfmBatch.Cli.Output;

/// <summary>A run's clusters, one table per method, and why there are so many.</summary>
internal static class ClusterTable
{
    public static void Write(CommandContext context, RunReport report)
    {
        if (report.Clusters is not { } clusters)
        {
            return;
        }

        foreach (var continuity in report.ClusterContinuities)
        {
            var grouping = clusters.Groupings.Single(candidate => candidate.Method == continuity.Method);
            Write(context.Terminal, grouping, continuity);
            context.WriteLine();
        }

        if (clusters.Selection is { } selection)
        {
            Paragraph.Write(context, $"Clusters: {selection.Reason}", 10);
            context.WriteLine();
        }
    }

    private static void Write(Terminal terminal, ClusterGrouping grouping, ClusterContinuity continuity)
    {
        var table = new ConsoleTable(
            new ConsoleColumn(grouping.Method == ClusterMethod.KMeans ? "Cluster" : "Hierarchy cluster") { MayWrap = true },
            new ConsoleColumn("Customers", IsNumber: true),
            new ConsoleColumn("Share", IsNumber: true),
            new ConsoleColumn("Revenue", IsNumber: true),
            new ConsoleColumn("Share", IsNumber: true),
            new ConsoleColumn("Days since", IsNumber: true, GivesWay: 2),
            new ConsoleColumn("Orders", IsNumber: true, GivesWay: 3),
            new ConsoleColumn("Revenue each", IsNumber: true, GivesWay: 4));
        foreach (var (summary, match) in grouping.Summaries.Zip(continuity.Matches).OrderBy(pair => pair.First.Persona.SortOrder))
        {
            table.AddRow(
                $"{match.ClusterNumber} {summary.Persona.Name}",
                Figures.Count(summary.CustomerCount),
                Figures.Share(summary.CustomerShare),
                Figures.Cents(Amount.ToDecimal(summary.RevenueAmount)),
                Figures.Share(summary.RevenueShare),
                Figures.Number(summary.RecencyDaysMean),
                Figures.Number(summary.OrderCountMean, "#,0.00"),
                Figures.Number(summary.RevenueAmountMean, "#,0.00"));
        }

        table.Write(terminal);
    }
}
