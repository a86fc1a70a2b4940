using System.CommandLine;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Core.Options;

namespace RfmBatch.Cli.Commands;

/// <summary><c>loads</c>: what is loaded on a schedule; alone it lists them.</summary>
internal static class LoadsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command(
            "loads",
            "Lists, adds, changes, removes and carries out load definitions: folders and tables to take new rows from; takes loads back")
        {
            List(runner),
            Show(runner),
            LoadDefinitionCommand.Create(
                runner,
                "add",
                "Adds a load definition",
                (catalog, name, given, token) => catalog.AddAsync(name, given, token)),
            LoadDefinitionCommand.Create(
                runner,
                "set",
                "Changes a load definition; what is not given stays",
                (catalog, name, given, token) => catalog.SetAsync(name, given, token)),
            Remove(runner),
            LoadsRunCommand.Create(runner),
            LoadsUndoCommand.Create(runner),
        };
        runner.Bind(command, CommandOptions.Of("loads"), ListAsync);
        return command;
    }

    public static Argument<string> NameArgument() => new("NAME") { Description = "The load definition" };

    public static LoadDefinitionCatalog Catalog(CommandContext context, RfmBatch.Storage.RfmStore store) =>
        new(store, context.Clock, context.Logger("Loading"));

    private static Command List(CommandRunner runner)
    {
        var command = new Command("list", "Lists the load definitions");
        runner.Bind(command, CommandOptions.Of("loads list"), ListAsync);
        return command;
    }

    private static Command Show(CommandRunner runner)
    {
        var name = NameArgument();
        var command = new Command("show", "Shows a load definition with its options") { name };
        runner.Bind(command, CommandOptions.Of("loads show"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            LoadDefinitionText.Write(
                context, await Catalog(context, store).ShowAsync(context.Value(name), cancellationToken), given.WantsJson());
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove(CommandRunner runner)
    {
        var name = NameArgument();
        var command = new Command("remove", "Removes a load definition; what it loaded stays") { name };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await Catalog(context, store).RemoveAsync(context.Value(name), cancellationToken);
            context.WriteLine($"Load definition {context.Value(name)} is removed; what it loaded stays.");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context, OptionTexts given, CancellationToken cancellationToken)
    {
        await using var store = context.OpenStore();
        LoadDefinitionText.WriteList(context, await Catalog(context, store).ListAsync(cancellationToken), given.WantsJson());
        return ExitCode.Done;
    }
}
