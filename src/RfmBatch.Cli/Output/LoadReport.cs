using RfmBatch.Application.Loading;
using RfmBatch.Cli.Hosting;

namespace RfmBatch.Cli.Output;

/// <summary>What a load says when it is done: where every row went, so that read = loaded + dropped + rejected can be seen.</summary>
internal static class LoadReport
{
    public static void Write(CommandContext context, LoadOutcome outcome)
    {
        var totals = outcome.Totals;
        if (outcome.IsMapGuessed)
        {
            context.WriteLine($"Columns guessed: --map {outcome.Map}");
        }

        if (outcome.Format.Length > 0)
        {
            context.WriteLine($"Read as: {outcome.Format}");
        }

        context.WriteLine($"Load {outcome.LoadKey} of {outcome.SourceName}:");
        var table = new ConsoleTable(new ConsoleColumn(""), new ConsoleColumn("", IsNumber: true));
        table.AddRow("  rows read", Figures.Count(totals.RowsRead));
        table.AddRow("  loaded", Figures.Count(totals.RowsLoaded));
        table.AddRow("  dropped as duplicates", Figures.Count(totals.RowsDropped - totals.RowsSkipped - totals.RowsFiltered));
        if (totals.RowsFiltered > 0)
        {
            table.AddRow("  left out by the filter", Figures.Count(totals.RowsFiltered));
        }

        if (totals.RowsSkipped > 0)
        {
            table.AddRow("  skipped, loaded before", Figures.Count(totals.RowsSkipped));
        }

        table.AddRow("  rejected", Figures.Count(totals.RowsRejected));
        foreach (var (reason, count) in outcome.RejectedByReason)
        {
            table.AddRow($"    {reason}", Figures.Count(count));
        }

        table.Write(context.Terminal);
        if (totals.FirstOrderDate is not null)
        {
            context.WriteLine(
                $"Amount loaded: {Figures.Money(totals.AmountLoaded)}, {Figures.Date(totals.FirstOrderDate)} to "
                + $"{Figures.Date(totals.LastOrderDate)}");
        }

        foreach (var notice in outcome.Notices)
        {
            context.WriteLine($"Note: {notice}");
        }

        context.Note($"{outcome.Elapsed.TotalSeconds:0.0} s, {Figures.Count((long)outcome.RowsPerSecond)} rows/s");
    }
}
