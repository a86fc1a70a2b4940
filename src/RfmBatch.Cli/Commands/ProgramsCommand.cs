using System.CommandLine;
using RfmBatch.Application.Programs;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Core;
using RfmBatch.Core.Options;

namespace RfmBatch.Cli.Commands;

/// <summary><c>programs</c>: stored configurations; alone it lists them.</summary>
internal static class ProgramsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("programs", "Lists, adds, changes and removes stored configurations")
        {
            List(runner),
            Show(runner),
            ProgramChangeCommand.Create(
                runner,
                "add",
                "Adds a program; the options of `run` are stored with it",
                (catalog, name, given, token) => catalog.AddAsync(name, given, token)),
            ProgramChangeCommand.Create(
                runner,
                "set",
                "Changes a program; what is not given stays",
                (catalog, name, given, token) => catalog.SetAsync(name, given, token)),
            Remove(runner),
        };
        runner.Bind(command, CommandOptions.Of("programs"), ListAsync);
        return command;
    }

    public static Argument<string> NameArgument() => new("NAME") { Description = "The program" };

    private static Command List(CommandRunner runner)
    {
        var command = new Command("list", "Lists the programs");
        runner.Bind(command, CommandOptions.Of("programs list"), ListAsync);
        return command;
    }

    private static Command Show(CommandRunner runner)
    {
        var name = NameArgument();
        var command = new Command("show", "Shows a program with its options") { name };
        runner.Bind(command, CommandOptions.Of("programs show"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var program = await new ProgramCatalog(store, context.Clock, context.Logger("Programs")).ShowAsync(
                context.Value(name), cancellationToken);
            ProgramText.Write(context, program, given.WantsJson());
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove(CommandRunner runner)
    {
        var name = NameArgument();
        var command = new Command("remove", "Deletes a program that never ran; one with runs becomes inactive, its history stays") { name };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var isDeleted = await new ProgramCatalog(store, context.Clock, context.Logger("Programs")).RemoveAsync(
                context.Value(name), cancellationToken);
            context.WriteLine(isDeleted
                ? $"Program {context.Value(name)} is deleted."
                : $"Program {context.Value(name)} has runs, so it is kept and inactive; `rfmbatch programs set "
                    + $"{TypedWord.Of(context.Value(name))} --enabled on` brings it back.");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context, OptionTexts given, CancellationToken cancellationToken)
    {
        await using var store = context.OpenStore();
        var programs = await new ProgramCatalog(store, context.Clock, context.Logger("Programs")).ListAsync(cancellationToken);
        if (given.WantsJson())
        {
            JsonOutput.Write(context.Terminal, programs);
        }
        else
        {
            ProgramText.WriteList(context, programs);
        }

        return ExitCode.Done;
    }
}
