using System.CommandLine;

namespace RfmBatch.Cli.Hosting;

/// <summary>Options that every command has.</summary>
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

    /// <summary>For commands that list something.</summary>
    public static Option<string> Output() => new Option<string>("--output")
    {
        Description = "table or json",
        HelpName = "table|json",
        DefaultValueFactory = _ => "table",
    }.AcceptOnlyFromAmong("table", "json");
}
