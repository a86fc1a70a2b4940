using System.Text.RegularExpressions;

namespace RfmBatch.Db.Tests;

public sealed class HouseRulesTests
{
    private const int LongestCSharpFile = 300;

    public static TheoryData<string> Files => [.. SqlFiles.All];

    [Theory]
    [MemberData(nameof(Files))]
    public void Header_names_the_file_its_purpose_its_grain_and_idempotence(string path)
    {
        var lines = SqlFiles.Read(path).Split('\n').TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal)).ToList();
        Assert.StartsWith($"-- {Path.GetFileNameWithoutExtension(path)}: ", lines.FirstOrDefault() ?? "", StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("-- Grain: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => Regex.IsMatch(line, "^-- Idempotent: (yes|no)"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Query_states_its_parameters(string path)
    {
        if (!path.Contains("/Queries/", StringComparison.Ordinal) || Parameters(path).Count == 0)
        {
            return;
        }

        var header = string.Join('\n', SqlFiles.Read(path).Split('\n').TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal)));
        Assert.Contains("\n-- Parameters: ", header, StringComparison.Ordinal);
        Assert.DoesNotContain("\n-- Parameters: none", header, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_has_no_select_star_no_nolock_no_merge_and_ends_its_statement(string path)
    {
        var code = SqlFiles.Code(path);
        Assert.DoesNotMatch(@"(?i)\bselect\s+(distinct\s+)?\*", code);
        Assert.DoesNotMatch(@"(?i)\bnolock\b|\bmerge\b|\btruncate\b|\bread\s+uncommitted\b", code);
        Assert.DoesNotMatch(@"(?i)\b(group|order)\s+by\s+\d", code);
        Assert.EndsWith(";", code.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Deployed_script_has_no_dollar(string path)
    {
        // DbUp substitutes $name$; a script must not depend on it being switched off. Queries do not pass through it.
        if (!path.Contains("/Queries/", StringComparison.Ordinal))
        {
            Assert.DoesNotContain('$', SqlFiles.Read(path));
        }
    }

    [Fact]
    public void CSharp_files_stay_readable() =>
        Assert.Empty(new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SqlFiles.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !Regex.IsMatch(path, @"[\\/](obj|bin)[\\/]"))
            .Where(path => File.ReadLines(path).Count() > LongestCSharpFile)
            .Select(path => $"{Path.GetRelativePath(SqlFiles.Root, path)} is longer than {LongestCSharpFile} lines"));

    internal static IReadOnlyList<string> Parameters(string path) =>
        [.. Regex.Matches(SqlFiles.Code(path), @"(?<!@)@[A-Za-z]\w*").Select(match => match.Value).Except(Declared(path), StringComparer.Ordinal).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Declared(string path) =>
        Regex.Matches(SqlFiles.Code(path), @"(?i)\bDECLARE\s+(@\w+)").Select(match => match.Groups[1].Value);
}
