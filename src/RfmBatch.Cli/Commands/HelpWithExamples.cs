using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using RfmBatch.Cli.Hosting;

namespace RfmBatch.Cli.Commands;

/// <summary>The help of System.CommandLine, and lines to type after it.</summary>
internal sealed class HelpWithExamples(SynchronousCommandLineAction help) : SynchronousCommandLineAction
{
    /// <summary>Whoever asks for help is told nothing else.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Gives a command line this help.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExamples((SynchronousCommandLineAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var line in CommandExamples.All[CommandPath.Of(parseResult.CommandResult)])
        {
            output.WriteLine($"  {line}");
        }

        output.WriteLine();
        return exitCode;
    }
}
