using RfmBatch.Application.Reading;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Scoring;
using RfmBatch.Storage.Reading;
using Spectre.Console;

namespace RfmBatch.Cli.Output;

/// <summary>An explanation as it is read: the segment first, then how it came about, then the history.</summary>
internal static class ExplanationText
{
    public static void Write(CommandContext context, ProgramExplanation explanation)
    {
        context.WriteLine(
            $"Program {explanation.ProgramName}, run {explanation.RunKey}, observed to {Figures.Date(explanation.AsOfDate.AddDays(-1))}");
        if (explanation.SegmentName is { } segment)
        {
            var since = explanation.SegmentSinceDate is { } date ? $", since {Figures.Date(date)}" : "";
            context.WriteLine($"Segment: {segment}{since}");
            context.WriteLine($"  {explanation.SegmentDescription}");
            context.WriteLine($"  What to do: {explanation.RecommendedAction}");
        }

        if (explanation.Note is { } note)
        {
            context.WriteLine(note);
        }

        if (explanation.FirstOrderDate is not null)
        {
            context.WriteLine(
                $"Orders: {Figures.Count(explanation.OrderCount ?? 0)}, first {Figures.Date(explanation.FirstOrderDate)}, last "
                + $"{Figures.Date(explanation.LastOrderDate)}, revenue {Figures.Money(explanation.RevenueAmount ?? 0)}");
        }

        WriteMetrics(context, explanation);
        if (explanation.RuleText is { } rule)
        {
            context.WriteLine($"Rule {explanation.RuleNumber} of {explanation.RuleSetName}: {rule}");
        }

        foreach (var cluster in explanation.Clusters)
        {
            WriteCluster(context, cluster);
        }

        if (explanation.Prediction is { } prediction)
        {
            LifetimeText.Write(context, prediction);
            LifetimeText.Write(context, explanation.Grounds);
        }
        else if (explanation.PredictionMissing is { } missing)
        {
            context.WriteLine($"Prediction: none, for {missing}");
        }

        WriteHistory(context, explanation);
    }

    private static void WriteMetrics(CommandContext context, ProgramExplanation explanation)
    {
        if (explanation.Metrics.Count == 0)
        {
            return;
        }

        var table = new ConsoleTable(
            new ConsoleColumn("Metric"),
            new ConsoleColumn("Value", IsNumber: true),
            new ConsoleColumn("Score", IsNumber: true),
            new ConsoleColumn("", GivesWay: 1) { StyleOf = _ => new Style(Color.Blue) },
            new ConsoleColumn("Because it is"));
        foreach (var metric in explanation.Metrics)
        {
            var value = metric.Metric == Metric.Monetary ? Figures.Money(metric.Value) : Figures.Count((long)metric.Value);
            table.AddRow(
                NameOf(metric.Metric),
                value,
                $"{metric.Score} of {metric.BinCount}",
                Figures.Bar(metric.Score, metric.BinCount, metric.BinCount, context.Terminal.OutputIsScreen),
                metric.Reason);
        }

        table.Write(context.Terminal);
    }

    private static void WriteCluster(CommandContext context, ExplainedCluster cluster)
    {
        var kind = cluster.Method == ClusterMethodName.Of(ClusterMethod.KMeans) ? "Cluster" : "Hierarchy cluster";
        context.WriteLine(
            $"{kind} {cluster.ClusterNumber}: {cluster.ClusterName}, {Figures.Count(cluster.CustomerCount)} customers "
            + $"({Figures.Share(cluster.CustomerShare)})");
        context.WriteLine(
            $"  On average {Figures.Number(cluster.RecencyDaysMean)} days since the last order, "
            + $"{Figures.Number(cluster.OrderCountMean, "#,0.00")} orders, revenue {Figures.Number(cluster.RevenueAmountMean, "#,0.00")}");
    }

    private static void WriteHistory(CommandContext context, ProgramExplanation explanation)
    {
        if (explanation.History.Count == 0)
        {
            return;
        }

        var table = new ConsoleTable(new ConsoleColumn("From"), new ConsoleColumn("To"), new ConsoleColumn("Segment"));
        foreach (var stay in explanation.History)
        {
            table.AddRow(Figures.Date(stay.From), stay.To is null ? "now" : Figures.Date(stay.To), stay.SegmentName);
        }

        table.Write(context.Terminal);
    }

    private static string NameOf(Metric metric) => metric switch
    {
        Metric.Recency => "Days since the last order",
        Metric.Frequency => "Frequency",
        _ => "Money",
    };
}
