using System.CommandLine;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core;

namespace RfmBatch.Cli.Commands;

/// <summary><c>serve</c>: this profile has no Hangfire, so it says how to schedule without it.</summary>
internal static class ServeCommand
{
    /// <summary>Its name.</summary>
    public const string Name = "serve";

    public static Command Create(CommandRunner runner)
    {
        var command = new Command(Name, "The job server and its dashboard (not in this build: schedule `rfmbatch run`)");
        new ServeOptionSet().AddTo(command);
        runner.Bind(command, (_, _) => throw new RfmBatchException(
            "The job server needs Hangfire, which the restricted package profile leaves out.",
            "Schedule the run itself: cron `0 3 * * * rfmbatch run --store ...`, Windows Task Scheduler, or a SQL Server Agent job step of type CmdExec; exit code 0 is success."));
        return command;
    }
}
