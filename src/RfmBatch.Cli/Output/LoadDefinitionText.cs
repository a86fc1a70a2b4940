using RfmBatch.Cli.Hosting;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Cli.Output;

/// <summary>Load definitions as they are listed and shown.</summary>
internal static class LoadDefinitionText
{
    public static void WriteList(CommandContext context, IReadOnlyList<LoadDefinitionRecord> definitions, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(context.Terminal, definitions);
            return;
        }

        if (definitions.Count == 0)
        {
            context.WriteLine("There is no load definition; `rfmbatch loads add NAME --folder DIR` makes one.");
            return;
        }

        var table = new ConsoleTable(
            new ConsoleColumn("Load"),
            new ConsoleColumn("Enabled"),
            new ConsoleColumn("Schedule"),
            new ConsoleColumn("Content", GivesWay: 2),
            new ConsoleColumn("From") { MayWrap = true });
        foreach (var definition in definitions)
        {
            table.AddRow(
                definition.LoadName,
                definition.IsEnabled ? "yes" : "no",
                definition.CronExpression ?? "",
                definition.LoadKind,
                Source(definition));
        }

        table.Write(context.Terminal);
    }

    public static void Write(CommandContext context, LoadDefinitionRecord definition, bool asJson)
    {
        if (asJson)
        {
            JsonOutput.Write(context.Terminal, definition);
            return;
        }

        var table = new ConsoleTable(new ConsoleColumn(""), new ConsoleColumn("") { MayWrap = true });
        table.AddRow("Load", definition.LoadName);
        table.AddRow("Enabled", definition.IsEnabled ? "yes" : "no");
        table.AddRow("Content", definition.LoadKind);
        table.AddRow("From", Source(definition));
        table.AddRow("Schedule", definition.CronExpression ?? "none");
        table.AddRow("Time zone", definition.TimeZoneId);
        table.AddRow("Options", definition.OptionsJson);
        table.Write(context.Terminal);
    }

    private static string Source(LoadDefinitionRecord definition) => definition.SourceKind == LoadSourceKind.Folder
        ? Path.Combine(definition.SourceText, definition.FilePattern!)
        : $"table {definition.SourceText}";
}
