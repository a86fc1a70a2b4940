using System.Globalization;
using RfmBatch.Application.Operations;
using RfmBatch.Cli.Hosting;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Cli.Output;

/// <summary>What a purge would delete, and what it deleted.</summary>
internal static class PurgeText
{
    public static void Write(CommandContext context, PurgePlan plan, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(context.Terminal, plan);
            return;
        }

        if (plan.IsEmpty)
        {
            context.WriteLine("Nothing to delete.");
            return;
        }

        var table = new ConsoleTable(
            new ConsoleColumn("Run", IsNumber: true),
            new ConsoleColumn("Program"),
            new ConsoleColumn("As of"),
            new ConsoleColumn("Status", GivesWay: 1),
            new ConsoleColumn("Customer rows", IsNumber: true),
            new ConsoleColumn("Why"));
        foreach (var run in plan.Runs)
        {
            table.AddRow(
                run.RunKey.ToString(CultureInfo.InvariantCulture),
                run.ProgramName,
                Figures.Date(run.AsOf),
                run.Status,
                Figures.Count(run.RowCount),
                run.Reason);
        }

        if (table.RowCount > 0)
        {
            table.Write(context.Terminal);
        }

        context.WriteLine(
            $"{Figures.Count(plan.Runs.Sum(run => run.RowCount))} customer rows of {plan.Runs.Count} runs, the text of "
            + $"{Figures.Count(plan.RawTextCount)} rejected rows, and {Figures.Count(plan.RemovedRowCount)} transactions that were "
            + "replaced or taken back. Summaries, migration and history stay.");
        if (plan.AuditCount > 0)
        {
            context.WriteLine($"{Figures.Count(plan.AuditCount)} acts older than {AuditStore.KeptMonths} months go from the audit.");
        }

        context.Note("Nothing was deleted; say --yes to delete it.");
    }

    public static void Write(CommandContext context, PurgeReport report, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(context.Terminal, report);
        }
        else
        {
            context.WriteLine(
                $"Deleted {Figures.Count(report.RowCount)} customer rows of {report.RunCount} runs, the text of "
                + $"{Figures.Count(report.RawTextCount)} rejected rows, and {Figures.Count(report.RemovedRowCount)} transactions that were "
                + "replaced or taken back.");
        }

        foreach (var program in report.BusyProgramNames)
        {
            context.Note($"Program {program} was left out, because a run of it is in progress; purge again later.");
        }

        if (report.AuditCount is null)
        {
            context.Note(
                $"Acts older than {AuditStore.KeptMonths} months stay in the audit, because this login may not delete them; purge with one "
                + "that owns the database.");
        }

        if (report.IsLoading)
        {
            context.Note("Transactions were left out, because a load is in progress; purge again later.");
        }
    }
}
