using System.CommandLine.Parsing;
using RfmBatch.Cli;
using RfmBatch.Cli.Hosting;

namespace RfmBatch.EndToEnd.Tests.Rig;

/// <summary>A line as one types it, cut into words as a shell does, and carried out in this process.</summary>
internal static class TypedLine
{
    /// <summary>The words after the program's name.</summary>
    public static string[] Words(string line)
    {
        var words = CommandLineParser.SplitCommandLine(line).ToArray();
        Assert.Equal("rfmbatch", words[0]);
        return words[1..];
    }

    /// <summary>Carries words out; files are relative to the tests' own folder, so they are named in full.</summary>
    public static async Task<ProcessResult> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, outputIsScreen: false, errorIsScreen: false, hasColor: false, width: 80);
        var exitCode = await ConsoleApplication.RunAsync(words, terminal, TimeProvider.System);
        return new ProcessResult(exitCode, output.ToString(), error.ToString());
    }
}
