using System.CommandLine;

namespace RfmBatch.Cli.Commands;

/// <summary>An option that is <c>on</c> or <c>off</c>, or not given.</summary>
internal static class OnOffOption
{
    public static Option<string?> Create(string name, string description) =>
        new Option<string?>(name) { Description = description, HelpName = "on|off" }.AcceptOnlyFromAmong("on", "off");

    public static bool? IsOn(string? value) => value is null ? null : value == "on";
}
