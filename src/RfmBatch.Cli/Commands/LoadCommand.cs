using System.CommandLine;
using RfmBatch.Cli.Hosting;

namespace RfmBatch.Cli.Commands;

/// <summary><c>load</c>: transactions, or attributes of customers.</summary>
internal static class LoadCommand
{
    public static Command Create(CommandRunner runner) => new("load", "Loads transactions, or attributes of customers")
    {
        LoadTransactionsCommand.Create(runner),
        LoadCustomersCommand.Create(runner),
    };
}
