using System.CommandLine;

namespace RfmBatch.Cli.Commands;

/// <summary><c>--program</c>, of every command that is about one program.</summary>
internal static class ProgramOption
{
    public const string Default = "default";

    public static Option<string> Create() => new("--program")
    {
        Description = "The program, a stored configuration",
        HelpName = "NAME",
        DefaultValueFactory = _ => Default,
    };
}
