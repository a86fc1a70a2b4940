using System.CommandLine;
using System.CommandLine.Parsing;
using RfmBatch.Application.Programs;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Core.Options;
using RfmBatch.Storage.Programs;

namespace RfmBatch.Cli.Commands;

/// <summary><c>programs add</c> and <c>programs set</c>.</summary>
internal static class ProgramChangeCommand
{
    public static Command Create(
        CommandRunner runner,
        string verb,
        string description,
        Func<ProgramCatalog, string, OptionTexts, CancellationToken, Task<ProgramRecord>> change)
    {
        var name = ProgramsCommand.NameArgument();
        var options = CommandOptions.Of($"programs {verb}");
        var command = new Command(verb, description) { name };
        command.Validators.Add(result =>
        {
            if (IsOn(result.GetResult(options["active"])) is { } isActive
                && IsOn(result.GetResult(options["enabled"])) is { } isEnabled
                && isActive != isEnabled)
            {
                result.AddError("--active and --enabled are the same and were given opposite values; give one of them.");
            }
        });
        runner.Bind(command, options, async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var catalog = new ProgramCatalog(store, context.Clock, context.Logger("Programs"));
            ProgramText.Write(context, await change(catalog, context.Value(name), given, cancellationToken), asJson: false);
            return ExitCode.Done;
        });
        return command;
    }

    // As typed: a value that cannot be read is refused anyway.
    private static bool? IsOn(OptionResult? given) => given?.Tokens.Select(token => token.Value.ToLowerInvariant()).ToList() switch
    {
        [] or ["on"] or ["true"] => true,
        ["off"] or ["false"] => false,
        _ => null,
    };
}
