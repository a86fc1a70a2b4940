using System.CommandLine;
using RfmBatch.Application.Programs;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;

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
                (catalog, name, change, token) => catalog.AddAsync(name, change, token)),
            ProgramChangeCommand.Create(
                runner,
                "set",
                "Changes a program; what is not given stays",
                (catalog, name, change, token) => catalog.SetAsync(name, change, token)),
            Remove(runner),
        };
        var output = GlobalOptions.Output();
        command.Add(output);
        runner.Bind(command, (context, cancellationToken) => ListAsync(context, output, cancellationToken));
        return command;
    }

    public static Argument<string> NameArgument() => new("NAME") { Description = "The program" };

    private static Command List(CommandRunner runner)
    {
        var output = GlobalOptions.Output();
        var command = new Command("list", "Lists the programs") { output };
        runner.Bind(command, (context, cancellationToken) => ListAsync(context, output, cancellationToken));
        return command;
    }

    private static Command Show(CommandRunner runner)
    {
        var name = NameArgument();
        var output = GlobalOptions.Output();
        var command = new Command("show", "Shows a program with its options") { name, output };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var program = await new ProgramCatalog(store, context.Clock, context.Logger("Programs")).ShowAsync(
                context.Value(name), cancellationToken);
            ProgramText.Write(context, program, context.WantsJson(output));
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
                : $"Program {context.Value(name)} has runs, so it is kept and inactive; `rfmbatch programs set {context.Value(name)} "
                    + $"--enabled on` brings it back.");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context, Option<string> output, CancellationToken cancellationToken)
    {
        await using var store = context.OpenStore();
        var programs = await new ProgramCatalog(store, context.Clock, context.Logger("Programs")).ListAsync(cancellationToken);
        if (context.WantsJson(output))
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
