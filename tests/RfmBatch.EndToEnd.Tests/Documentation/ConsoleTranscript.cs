using System.Text.RegularExpressions;
using RfmBatch.Cli;
using RfmBatch.Cli.Hosting;

namespace RfmBatch.EndToEnd.Tests.Documentation;

/// <summary>Runs a line of a page through the console, in this process, as a screen shows it that is as wide as a page's blocks.</summary>
internal static partial class ConsoleTranscript
{
    private const int ScreenWidth = 105;

    /// <summary>What one sees: both streams as they come, without bold print and blanks at the ends of lines.</summary>
    public static async Task<(int ExitCode, IReadOnlyList<string> Lines)> RunAsync(string line)
    {
        using var text = new StringWriter();
        var screen = TextWriter.Synchronized(text);
        var terminal = new Terminal(screen, screen, outputIsScreen: true, errorIsScreen: false, hasColor: false, ScreenWidth);
        var exitCode = await ConsoleApplication.RunAsync([.. CommandWords.Of(line).Skip(1)], terminal, new MorningAfter());
        // Paths are shown as on Linux.
        var output = Decoration().Replace(text.ToString(), "").ReplaceLineEndings("\n").TrimEnd('\n').Replace('\\', '/');
        return (exitCode, output.Length == 0 ? [] : [.. output.Split('\n').Select(one => one.TrimEnd())]);
    }

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Decoration();

    /// <summary>The morning after the made data's last day, so that what a page shows does not age.</summary>
    private sealed class MorningAfter : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 6, 0, 0, TimeSpan.Zero);
    }
}
