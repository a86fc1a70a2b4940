using System.Text.Json;
using System.Text.RegularExpressions;

namespace RfmBatch.EndToEnd.Tests;

/// <summary>THIRD-PARTY-NOTICES.txt names every package that a release carries, in the version that it carries.</summary>
public sealed partial class ThirdPartyNoticesTests
{
    private static readonly string[] NotCarried =
    [
        "Microsoft.CodeAnalysis.BannedApiAnalyzers", // Looks at sources only.
        "Microsoft.Identity.Client.NativeInterop", // Left out, for its licence forbids to pass it on.
    ];

    private static string Notices => File.ReadAllText(Repository.File("THIRD-PARTY-NOTICES.txt"));

    [Fact]
    public void Every_package_that_is_carried_is_named_with_its_version_and_no_other()
    {
        var named = EntryPattern().Matches(Notices).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var carried = Carried().ToHashSet(StringComparer.Ordinal);

        Assert.True(
            named.SetEquals(carried),
            $"To be added: {string.Join(", ", carried.Except(named))}; to be taken out: {string.Join(", ", named.Except(carried))}");
    }

    [Theory]
    [InlineData("Permission is hereby granted, free of charge")]
    [InlineData("Version 2.0, January 2004")]
    [InlineData("GNU LESSER GENERAL PUBLIC LICENSE")]
    [InlineData("GNU GENERAL PUBLIC LICENSE")]
    [InlineData("MICROSOFT.DATA.SQLCLIENT.SNI LIBRARY")]
    public void The_text_of_each_licence_is_there(string sentence) => Assert.Contains(sentence, Notices, StringComparison.Ordinal);

    // What may not be passed on must not come back with a change of the project file.
    [Fact]
    public void What_is_left_out_is_not_beside_the_program() => Assert.DoesNotContain(
        Directory.EnumerateFiles(Repository.File("src/RfmBatch.Cli/bin"), "*", SearchOption.AllDirectories).Select(Path.GetFileName),
        name => name!.Contains("msalruntime", StringComparison.Ordinal) || name == "Microsoft.Identity.Client.NativeInterop.dll");

    private static IEnumerable<string> Carried()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Repository.File("src/RfmBatch.Cli/packages.lock.json")));
        return
        [
            .. file.RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(platform => platform.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project" && !NotCarried.Contains(package.Name))
                .Select(package => $"{package.Name} {package.Value.GetProperty("resolved").GetString()}"),
        ];
    }

    [GeneratedRegex(@"^([A-Za-z][\w.-]* \d+(?:\.\d+)+): ", RegexOptions.Multiline)]
    private static partial Regex EntryPattern();
}
