using System.CommandLine;
using RfmBatch.Core.Options;

namespace RfmBatch.Cli.Hosting;

/// <summary>Options that every command has, or many.</summary>
internal static class GlobalOptions
{
    private static readonly OptionSpecification OfStore = new(
        "store",
        "ADDRESS",
        "sqlite:path/to/file.db, a SQL Server connection string, or @FILE that holds one",
        "RFMBATCH_STORE, Store in rfmbatch.json, sqlite:rfmbatch.db");

    private static readonly OptionSpecification OfVerbose =
        new("verbose", null, "Log what happens, and errors in full, to standard error", null) { Kind = OptionKind.Flag };

    /// <summary>Those of every command.</summary>
    public static IReadOnlyList<OptionSpecification> All { get; } = [OfStore, OfVerbose];

    public static Option<string?> Store { get; } = new($"--{OfStore.Name}")
    {
        Description = OfStore.Description,
        HelpName = OfStore.ValueName,
        Recursive = true,
    };

    public static Option<bool> Verbose { get; } = new($"--{OfVerbose.Name}")
    {
        Description = OfVerbose.Description,
        Recursive = true,
    };

    /// <summary>Whether a command that lists something shall write JSON.</summary>
    public static bool WantsJson(this OptionTexts given) => given["output"] == "json";
}
