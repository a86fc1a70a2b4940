using System.Data.Common;
using RfmBatch.Core;

namespace RfmBatch.Cli.Hosting;

/// <summary>
/// What a failure looks like: the reason in one line, then how to go on in one line. Never a connection string or personal data.
/// </summary>
internal static class ErrorReport
{
    public static int Write(Exception exception, bool isVerbose, Terminal terminal, CancellationToken cancellationToken)
    {
        var (exitCode, errors, nextStep) = Describe(exception, cancellationToken);
        foreach (var error in errors)
        {
            terminal.Error.WriteLine($"error: {OneLine(error)}");
        }

        terminal.Error.WriteLine($"next:  {OneLine(nextStep)}");
        if (isVerbose && exitCode == ExitCode.Failed)
        {
            WriteDetails(exception, terminal);
        }

        return exitCode;
    }

    private static (int ExitCode, IReadOnlyList<string> Errors, string NextStep) Describe(
        Exception exception, CancellationToken cancellationToken) => exception switch
    {
        // Engines end a cancelled statement each in their own way, some with a time-out.
        OperationCanceledException or DbException or RfmBatchException { InnerException: DbException }
            when cancellationToken.IsCancellationRequested =>
            (
                ExitCode.Failed,
                ["Cancelled before it was done; what was not yet published or loaded completely does not count."],
                "Run the command again when you want it."),
        InvalidInputException invalid => (ExitCode.Usage, invalid.Errors, invalid.NextStep),
        RfmBatchException failure => (ExitCode.Failed, [failure.Message], failure.NextStep),
        // A pipe whose reader went away (| head) is not worth more words, but it is a failure.
        IOException or UnauthorizedAccessException =>
            (
                ExitCode.Failed,
                [exception.Message],
                "Check that the path exists, can be written and that the disk has room, then try again."),
        OutOfMemoryException =>
            (
                ExitCode.Failed,
                ["The computer's memory did not suffice."],
                "Close other programs or use a larger computer; a million customers need about 1 GB."),
        InvalidOperationException { Source: "Microsoft.Data.SqlClient" } =>
            (
                ExitCode.Failed,
                ["The connection to the store was lost."],
                "Repeat the command when the server answers; what was not yet published or loaded completely does not count."),

        // Its own words may quote a customer's row.
        DbException database =>
            (
                ExitCode.Failed,
                [$"The store refused a statement ({database.GetType().Name}, code {database.ErrorCode})."],
                "Run `rfmbatch doctor`; if it finds nothing, run the command again with --verbose and report the details."),
        _ =>
            (
                ExitCode.Failed,
                [$"An error that rfmbatch did not foresee ({exception.GetType().Name})."],
                "Run the command again with --verbose for the details and report them."),
    };

    // Types and where they were thrown; the messages of foreign exceptions may quote a value or an address.
    private static void WriteDetails(Exception exception, Terminal terminal)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            terminal.Error.WriteLine($"{current.GetType().FullName}{NumberOf(current)}");
            terminal.Error.WriteLine(current.StackTrace);
        }
    }

    private static string NumberOf(Exception exception) =>
        exception is DbException database ? $" (SQL state {database.SqlState ?? "none"}, code {database.ErrorCode})" : "";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
