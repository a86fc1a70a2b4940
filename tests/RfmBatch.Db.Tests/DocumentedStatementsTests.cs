using System.Text.RegularExpressions;

namespace RfmBatch.Db.Tests;

/// <summary>Statements for a DBA that no test can run: they are parsed, and name objects that there are.</summary>
public sealed partial class DocumentedStatementsTests
{
    private static readonly string[] Blocks =
        [.. Block().Matches(File.ReadAllText(Repository.File("docs", "operations.md"))).Select(match => match.Groups["text"].Value)];

    [Fact]
    public void Statements_of_the_operations_page_are_valid()
    {
        Assert.InRange(Blocks.Length, 8, int.MaxValue);
        Assert.All(Blocks, block => Assert.NotEmpty(TSql.ParseText(block).Batches));
    }

    [Fact]
    public void Tables_that_they_name_are_there()
    {
        var created = SqlFiles.In("SqlServer", "Migrations")
            .SelectMany(path => Created().Matches(SqlFiles.Code(path)))
            .Select(match => match.Groups["name"].Value)
            .ToHashSet();
        var named = Blocks.SelectMany(block => Named().Matches(block)).Select(match => match.Groups["name"].Value).Distinct();
        Assert.Empty(named.Except(created));
    }

    [GeneratedRegex(@"```sql\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"CREATE TABLE (?<name>\w+\.\w+)")]
    private static partial Regex Created();

    [GeneratedRegex(@"(?:ALTER TABLE|UPDATE STATISTICS) (?<name>\w+\.\w+)")]
    private static partial Regex Named();
}
