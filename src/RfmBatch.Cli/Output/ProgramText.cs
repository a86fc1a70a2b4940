using System.Globalization;
using RfmBatch.Cli.Hosting;
using RfmBatch.Storage.Programs;

namespace RfmBatch.Cli.Output;

/// <summary>Programs as they are listed and shown.</summary>
internal static class ProgramText
{
    public static void WriteList(CommandContext context, IReadOnlyList<ProgramRecord> programs)
    {
        var table = new ConsoleTable(
            new ConsoleColumn("Program"),
            new ConsoleColumn("Active"),
            new ConsoleColumn("Filter"),
            new ConsoleColumn("Currency", GivesWay: 2),
            new ConsoleColumn("Schedule"),
            new ConsoleColumn("Latest run", IsNumber: true),
            new ConsoleColumn("Description", GivesWay: 1));
        foreach (var program in programs)
        {
            table.AddRow(
                program.ProgramName,
                program.IsActive ? "yes" : "no",
                program.FilterText ?? "",
                program.CurrencyCode ?? "",
                program.CronExpression ?? "",
                program.LatestRunKey is { } run ? Figures.Count(run) : "",
                program.Description);
        }

        table.Write(context.Terminal);
    }

    public static void Write(CommandContext context, ProgramRecord program, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(context.Terminal, program);
            return;
        }

        var table = new ConsoleTable(new ConsoleColumn(""), new ConsoleColumn("") { MayWrap = true });
        table.AddRow("Program", program.ProgramName);
        table.AddRow("Description", program.Description);
        table.AddRow("Active", program.IsActive ? "yes" : "no");
        table.AddRow("Filter", program.FilterText ?? "all customers");
        table.AddRow("Currency", program.CurrencyCode ?? "not said");
        table.AddRow("Time zone", program.TimeZoneId);
        table.AddRow("Schedule", program.CronExpression ?? "none");
        table.AddRow("Data is stale after", program.FreshnessLimitDays switch
        {
            > 0 and var days => $"{days} days",
            _ => program.CronExpression is null ? "no limit" : "what its schedule lets expect",
        });
        if (program.NotAfter is { } end)
        {
            table.AddRow("Not after", end.ToString("HH:mm", CultureInfo.InvariantCulture));
        }

        if (program.TimeLimitMinutes is { } limit)
        {
            table.AddRow("Time limit", $"{limit} minutes");
        }

        table.AddRow("Options", program.OptionsJson);
        table.Write(context.Terminal);
    }
}
