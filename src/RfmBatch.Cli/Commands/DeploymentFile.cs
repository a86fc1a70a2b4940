using RfmBatch.Cli.Hosting;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Jobs.Hosting;
using RfmBatch.Storage;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.SqlServer.Deployment;

namespace RfmBatch.Cli.Commands;

/// <summary><c>deploy --script</c>: the deployment as a file for sqlcmd; no store is opened.</summary>
internal static class DeploymentFile
{
    /// <summary>Writes it.</summary>
    /// <exception cref="InvalidInputException">The store is a SQLite file, or <c>--what-if</c> is given too.</exception>
    public static async Task<int> WriteAsync(CommandContext context, OptionTexts given, string path, CancellationToken cancellationToken)
    {
        if (given.Has("what-if"))
        {
            throw new InvalidInputException(
                ["--what-if prints what would run in a store, --script writes a file for every one."], "Give one of them.");
        }

        if (context.GivenEngine() == StoreEngine.Sqlite)
        {
            throw new InvalidInputException(
                ["--script writes a file for SQL Server, and the store is a SQLite file, which has no sqlcmd."],
                "Run `rfmbatch deploy` for it, or name a server, which is not connected to: --store 'Server=...;Database=...'.");
        }

        var text = DeploymentScript.Compose(given.Has("without-jobs") ? [] : JobSchema.ScriptSteps);
        await WholeFile.WriteAsync(
            path,
            async writer =>
            {
                await writer.WriteAsync(text);
                return true;
            },
            cancellationToken);
        context.WriteLine($"{path} deploys in an empty database and in one of any earlier version, with rights of db_owner:");
        context.WriteLine($"sqlcmd -S SERVER -d DATABASE -b -i {path}");
        return ExitCode.Done;
    }
}
