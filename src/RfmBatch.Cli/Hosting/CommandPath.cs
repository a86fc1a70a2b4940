using System.CommandLine.Parsing;

namespace RfmBatch.Cli.Hosting;

/// <summary>What one types to name a command.</summary>
internal static class CommandPath
{
    /// <summary>After the program's name, such as <c>load transactions</c>; empty for the program itself.</summary>
    public static string Of(CommandResult command) => command.Parent is CommandResult parent
        ? $"{Of(parent)} {command.Command.Name}".TrimStart()
        : "";

    /// <summary>With the program's name.</summary>
    public static string WithProgram(CommandResult command) => $"rfmbatch {Of(command)}".TrimEnd();
}
