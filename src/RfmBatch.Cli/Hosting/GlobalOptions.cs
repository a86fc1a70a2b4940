using System.CommandLine;
using RfmBatch.Core.Options;

namespace RfmBatch.Cli.Hosting;

/// <summary>Options that every command has, or many.</summary>
internal static class GlobalOptions
{
    public static Option<string?> Store { get; } = new("--store")
    {
        Description =
            "sqlite:path/to/file.db or a SQL Server connection string [RFMBATCH_STORE, Store in rfmbatch.json, sqlite:rfmbatch.db]",
        HelpName = "ADDRESS",
        Recursive = true,
    };

    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Log what happens, and errors in full, to standard error",
        Recursive = true,
    };

    /// <summary>Whether a command that lists something shall write JSON.</summary>
    public static bool WantsJson(this OptionTexts given) => given["output"] == "json";
}
