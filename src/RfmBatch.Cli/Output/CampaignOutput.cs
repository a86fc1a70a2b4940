using RfmBatch.Application.Campaigns;
using RfmBatch.Cli.Hosting;
using RfmBatch.Storage;

namespace RfmBatch.Cli.Output;

/// <summary>Shows a plan and writes its lists.</summary>
internal static class CampaignOutput
{
    public static async Task WriteAsync(
        CommandContext context, RfmStore store, CampaignReport report, bool asJson, string? path, CancellationToken cancellationToken)
    {
        var files = path is null ? [] : await new CampaignExporter(store).ExportAsync(report.Plan.PlanKey, path, cancellationToken);
        if (asJson)
        {
            JsonOutput.Write(context.Terminal, new
            {
                Plan = CampaignRow.Of(report.Plan),
                Actions = report.Actions.Select(action => CampaignActionRow.Of(action, report.SegmentNames[action.SegmentKey])),
                Results = report.Results.Select(result => CampaignResultRow.Of(result.Result)),
                report.Simulation,
                Files = files.Select(file => new { file.Path, file.RowCount }),
            });
        }
        else
        {
            CampaignText.Write(context, report);
            WriteFiles(context, files);
        }

        foreach (var note in report.Notes)
        {
            context.Note($"note:  {note}");
        }
    }

    private static void WriteFiles(CommandContext context, IReadOnlyList<(string Path, int RowCount)> files)
    {
        if (files.Count == 0)
        {
            return;
        }

        context.WriteLine();
        context.WriteLine("Lists:");
        var table = new ConsoleTable(new ConsoleColumn(""), new ConsoleColumn("", IsNumber: true));
        foreach (var (path, rowCount) in files)
        {
            table.AddRow($"  {path}", rowCount == 1 ? "1 customer " : $"{Figures.Count(rowCount)} customers");
        }

        table.Write(context.Terminal);
    }
}
