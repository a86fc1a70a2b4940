using System.Globalization;
using RfmBatch.Cli.Hosting;
using Spectre.Console;

namespace RfmBatch.Cli.Output;

/// <summary>The run ledger as a table.</summary>
internal static class RunTable
{
    private const int BarWidth = 12;

    public static void Write(CommandContext context, IReadOnlyList<RunRow> runs)
    {
        if (runs.Count == 0)
        {
            context.WriteLine("There are no runs yet. Load transactions, then: rfmbatch run");
            return;
        }

        var table = new ConsoleTable(
            new ConsoleColumn("Run", IsNumber: true),
            new ConsoleColumn("Program"),
            new ConsoleColumn("Status"),
            new ConsoleColumn("As of"),
            new ConsoleColumn("Started (UTC)", GivesWay: 2),
            new ConsoleColumn("Seconds", IsNumber: true, GivesWay: 4),
            new ConsoleColumn("Customers", IsNumber: true),
            new ConsoleColumn("", GivesWay: 5) { StyleOf = _ => new Style(Color.Blue) },
            new ConsoleColumn("Revenue", IsNumber: true, GivesWay: 1),
            new ConsoleColumn("Rule set", GivesWay: 3));
        var largest = runs.Max(run => run.CustomerCount ?? 0);
        foreach (var run in runs)
        {
            table.AddRow(
                run.RunKey.ToString(CultureInfo.InvariantCulture),
                run.ProgramName,
                StatusOf(run),
                Figures.Date(run.AsOfDate),
                run.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                Figures.Number((run.FinishedAt - run.StartedAt)?.TotalSeconds),
                run.CustomerCount is { } customers ? Figures.Count(customers) : "",
                Figures.Bar(run.CustomerCount ?? 0, largest, BarWidth, context.Terminal.OutputIsScreen),
                run.RevenueAmount is { } revenue ? Figures.Money(revenue) : "",
                run.RuleSetName);
        }

        table.Write(context.Terminal);
        foreach (var run in runs.Where(run => run.FailureText is not null))
        {
            context.WriteLine($"Run {run.RunKey}: {run.FailureText}");
        }
    }

    private static string StatusOf(RunRow run) => run switch
    {
        { IsLatest: true } => $"{run.Status}, latest",
        { SupersededByRunKey: { } current } => $"{run.Status}, superseded by {current}",
        { Status: RfmBatch.Storage.Runs.RunStatus.Published, IsCurrent: false } => $"{run.Status}, superseded",
        _ => run.Status,
    };
}
