using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using RfmBatch.Core.Options;

namespace RfmBatch.Cli.Hosting;

/// <summary>Runs a command's action and turns whatever ends it into an exit code and lines on standard error.</summary>
internal sealed class CommandRunner(Terminal terminal, TimeProvider clock)
{
    /// <summary>Gives a command its action.</summary>
    public void Bind(Command command, Func<CommandContext, CancellationToken, Task<int>> action) =>
        command.SetAction((parse, cancellationToken) => RunAsync(command.Name, action, parse, cancellationToken));

    /// <summary>Gives a command its options and its action.</summary>
    public void Bind(Command command, OptionSet options, Func<CommandContext, OptionTexts, CancellationToken, Task<int>> action)
    {
        options.AddTo(command);
        Bind(command, (context, cancellationToken) => action(context, options.Read(context), cancellationToken));
    }

    private async Task<int> RunAsync(
        string name, Func<CommandContext, CancellationToken, Task<int>> action, ParseResult parse, CancellationToken cancellationToken)
    {
        // Ctrl+C is listened to only when this method has returned its task, and SQLite's asynchronous methods return when they are done.
        await Task.Yield();
        var isVerbose = parse.GetValue(GlobalOptions.Verbose);
        using var logs = CreateLogs(isVerbose);
        var logger = logs.CreateLogger("RfmBatch.Cli");
        var started = clock.GetTimestamp();
        Log.CommandStarted(logger, name);
        var context = new CommandContext(parse, terminal, clock, logs);
        int exitCode;
        try
        {
            exitCode = await action(context, cancellationToken);
            await terminal.Output.FlushAsync(CancellationToken.None);
        }
        catch (Exception thrown)
        {
            var exception = thrown is DbException database ? context.Explain(database) ?? thrown : thrown;
            exitCode = ErrorReport.Write(exception, isVerbose, terminal, cancellationToken);
        }

        var elapsed = clock.GetElapsedTime(started);
        Log.CommandFinished(logger, name, exitCode, elapsed);

        return exitCode;
    }

    private static ILoggerFactory CreateLogs(bool isVerbose) => LoggerFactory.Create(builder =>
    {
        builder.SetMinimumLevel(isVerbose ? LogLevel.Debug : LogLevel.None);
        if (isVerbose)
        {
            builder.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "HH:mm:ss.fff'Z' ";
                options.ColorBehavior = LoggerColorBehavior.Disabled;
            });
            builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        }
    });
}
