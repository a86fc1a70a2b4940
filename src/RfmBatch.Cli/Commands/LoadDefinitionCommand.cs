using System.CommandLine;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Core.Options;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Cli.Commands;

/// <summary><c>loads add</c> and <c>loads set</c>: the catalogue checks all options together.</summary>
internal static class LoadDefinitionCommand
{
    public static Command Create(
        CommandRunner runner,
        string verb,
        string description,
        Func<LoadDefinitionCatalog, string, OptionTexts, CancellationToken, Task<LoadDefinitionRecord>> change)
    {
        var name = LoadsCommand.NameArgument();
        var command = new Command(verb, description) { name };
        runner.Bind(command, CommandOptions.Of($"loads {verb}"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var definition = await change(LoadsCommand.Catalog(context, store), context.Value(name), given, cancellationToken);
            LoadDefinitionText.Write(context, definition, asJson: false);
            return ExitCode.Done;
        });
        return command;
    }
}
