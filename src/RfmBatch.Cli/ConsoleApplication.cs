using System.CommandLine;
using RfmBatch.Cli.Commands;
using RfmBatch.Cli.Hosting;

namespace RfmBatch.Cli;

/// <summary>From arguments to an exit code: 0 done, 1 failed, 2 usage or validation.</summary>
internal static class ConsoleApplication
{
    // How long a cancelled statement or file may take to give up before the process is ended under it; both stores roll back then.
    private static readonly TimeSpan _cancellationTimeout = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, TimeProvider clock)
    {
        var root = RootCommandFactory.Create(new CommandRunner(terminal, clock));
        // No response files: a customer id may begin with '@'. No bundling: nothing here has bundles to speak of.
        var parse = root.Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (UsageErrors.Any(parse))
        {
            return UsageErrors.Write(parse, terminal);
        }

        return await parse.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // A server stops in its own time: it lets jobs end or puts them back.
            ProcessTerminationTimeout = parse.CommandResult.Command.Name == ServeCommand.Name ? null : _cancellationTimeout,
            Output = terminal.Output,
            Error = terminal.Error,
        });
    }
}
