using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Testing;

namespace RfmBatch.Db.Tests;

/// <summary>Rules for the SQL of both engines: a test per rule, whose message names every file that breaks it.</summary>
public sealed partial class HouseRulesTests
{
    private const int LongestCSharpFile = 300;
    private const int WidestLine = 140;

    private static IEnumerable<string> Queries =>
        SqlFiles.All.Where(path => SqlFiles.IsNeutral(path) || path.Contains("/Queries/", StringComparison.Ordinal));

    [Fact]
    public void Headers_name_the_file_its_purpose_its_grain_and_idempotence() => Assert.All(SqlFiles.All, path =>
    {
        var lines = Header(path);
        Assert.StartsWith($"-- {Path.GetFileNameWithoutExtension(path)}: ", lines.FirstOrDefault() ?? "", StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("-- Grain: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => Regex.IsMatch(line, "^-- Idempotent: (yes|no)"));
    });

    [Fact]
    public void Queries_state_their_parameters() => Assert.All(Queries.Where(path => Parameters(path).Count > 0), path =>
        Assert.Single(Header(path), line => Regex.IsMatch(line, "^-- Parameters: (?!none)")));

    [Fact]
    public void Columns_are_listed_never_selected_by_a_star() => Assert.All(SqlFiles.Statements, path => Assert.Empty(Stars(path)));

    [Theory]
    [InlineData("SELECT * FROM t;", 1)]
    [InlineData("SELECT DISTINCT\n    c.*\nFROM t AS c;", 1)]
    [InlineData("SELECT a, c.* FROM t AS c;", 1)]
    [InlineData("SELECT a * b, COUNT(*), (1 + 2) * c FROM t;", 0)]
    public void A_star_would_be_found_in_the_engine_that_has_no_parser_here(string text, int stars) =>
        Assert.Equal(stars, Star().Count(text));

    [Fact]
    public void Nothing_reads_uncommitted_rows_merges_or_truncates() => Assert.All(SqlFiles.Statements, path =>
        Assert.DoesNotMatch(@"(?i)\bnolock\b|\bmerge\b|\btruncate\b|\bread\s+uncommitted\b", SqlFiles.Code(path)));

    [Fact]
    public void Groups_and_orders_name_their_columns() => Assert.All(SqlFiles.Statements, path =>
        Assert.DoesNotMatch(@"(?i)\b(group|order)\s+by\s+\d", SqlFiles.Code(path)));

    [Fact]
    public void Statements_are_ended() => Assert.All(SqlFiles.Statements, path =>
        Assert.EndsWith(";", SqlFiles.Code(path).TrimEnd(), StringComparison.Ordinal));

    // DbUp substitutes $name$; a script must not depend on it being switched off. Queries do not pass through it.
    [Fact]
    public void Deployed_scripts_have_no_dollar() => Assert.All(SqlFiles.All.Except(Queries), path =>
        Assert.DoesNotContain('$', SqlFiles.Read(path)));

    [Fact]
    public void CSharp_files_stay_readable() =>
        Assert.Empty(new[] { "src", "tests" }.SelectMany(CSharpFiles)
            .Where(path => File.ReadLines(path).Count() > LongestCSharpFile)
            .Select(path => $"{Path.GetRelativePath(SqlFiles.Root, path)} is longer than {LongestCSharpFile} lines"));

    [Fact]
    public void Lines_of_sources_are_no_wider_than_agreed() =>
        Assert.Empty(new[] { "src", "tools", "tests" }.SelectMany(CSharpFiles).SelectMany(Wide));

    // A released migration is never changed: its text was run, and is journaled, as it is.
    [Fact]
    public void Lines_of_statements_are_no_wider_than_agreed() => Assert.Empty(SqlFiles.All
        .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal))
        .SelectMany(path => Wide(Repository.File("db", path))));

    // A test waits for what it waits for, with a limit; a fixed time is too long on one machine and too short on another.
    [Fact]
    public void Tests_sleep_for_no_second() => Assert.All(
        CSharpFiles("tests"),
        path => Assert.DoesNotMatch(@"(Task\.Delay|Thread\.Sleep)\((TimeSpan\.From(Seconds|Minutes)|[0-9]{4})", File.ReadAllText(path)));

    private static IEnumerable<string> Wide(string path) => File.ReadLines(path)
        .Select((line, i) => (line, Place: $"{Path.GetRelativePath(SqlFiles.Root, path)}({i + 1})"))
        .Where(line => line.line.Length > WidestLine)
        .Select(line => line.Place);

    internal static IReadOnlyList<string> Parameters(string path) =>
    [
        .. Regex.Matches(SqlFiles.Code(path), @"(?<!@)@[A-Za-z]\w*").Select(match => match.Value)
            .Except(Declared(path), StringComparer.Ordinal).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Declared(string path) =>
        Regex.Matches(SqlFiles.Code(path), @"(?i)\bDECLARE\s+(@\w+)").Select(match => match.Groups[1].Value);

    private static IEnumerable<string> CSharpFiles(string folder) => Directory
        .EnumerateFiles(Repository.File(folder), "*.cs", SearchOption.AllDirectories)
        .Where(path => !Regex.IsMatch(path, @"[\\/](obj|bin)[\\/]"));

    private static List<string> Header(string path) =>
        [.. SqlFiles.Read(path).ReplaceLineEndings("\n").Split('\n').TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal))];

    // What SQL Server runs has a parser; of SQLite's own the text has to do.
    private static IEnumerable<string> Stars(string path) => SqlFiles.IsTSql(path)
        ? TSql.All<SelectStarExpression>(path).Select(star => $"line {star.StartLine}")
        : Star().Matches(SqlFiles.Code(path)).Select(match => match.Value);

    [GeneratedRegex(@"(?i)(?:\bselect|\bdistinct|\ball|,)\s+(?:\w+\.)?\*|\b\w+\.\*")]
    private static partial Regex Star();
}
