using System.Text.RegularExpressions;

namespace RfmBatch.Db.Tests.PowerBI;

public sealed partial class MeasureTests
{
    private static readonly string[] Functions =
    [
        "ALL", "AVERAGE", "CALCULATE", "COUNT", "COUNTROWS", "DISTINCT", "DIVIDE", "FALSE", "FILTER", "HASONEFILTER",
        "HASONEVALUE", "IF", "ISBLANK", "KEEPFILTERS", "MAX", "NOT", "RELATED", "REMOVEFILTERS", "SELECTCOLUMNS",
        "SELECTEDVALUE", "SUM", "SUMX", "TRUE", "VALUES",
    ];

    private static IReadOnlyList<(string Table, TmdlObject Measure)> All =>
        [.. PowerBIProject.Tables.SelectMany(table => table.All("measure").Select(measure => (table.Name, measure)))];

    private static IEnumerable<(string Name, string Expression)> Expressions => All
        .Select(pair => (pair.Measure.Name, pair.Measure.Expression))
        .Concat(
            PowerBIProject.Roles.SelectMany(role => role.All("tablePermission"))
                .Select(permission => ($"role filter of {permission.Name}", permission.Expression)));

    [Fact]
    public void Expressions_name_columns_measures_variables_and_functions_that_exist()
    {
        var measures = All.Select(pair => pair.Measure.Name).ToHashSet(StringComparer.Ordinal);
        var tables = PowerBIProject.Tables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);

        Assert.All(Expressions, pair => Assert.Empty(Unknown(pair.Name, pair.Expression, measures, tables)));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("SUM ( 'Sale'[NoSuchColumn] )", "column 'Sale'[NoSuchColumn]")]
    [InlineData("[No such measure]", "measure [No such measure]")]
    [InlineData("[Tried]", "itself")]
    [InlineData("COUNTROWS ( 'No such table' )", "table 'No such table'")]
    [InlineData("SUMXX ( 'Sale', 1 )", "function SUMXX")]
    [InlineData("VAR a = 1 RETURN a + b", "word b")]
    [InlineData("COUNTROWS ( 'Sale' ", "parentheses")]
    public void What_does_not_exist_would_be_found(string expression, string found) =>
        Assert.Contains(found, Unknown("Tried", expression, ["Tried"], ["Sale"]));

    private static IEnumerable<string> Unknown(string name, string expression, HashSet<string> measures, HashSet<string> tables)
    {
        if (expression.Length == 0)
        {
            yield return "empty";
        }

        var code = Text().Replace(expression, "\"\"");
        foreach (var match in ColumnReference()
            .Matches(code)
            .Where(match => !PowerBIProject.HasColumn(match.Groups[1].Value, match.Groups[2].Value)))
        {
            yield return $"column {match.Value}";
        }

        var rest = ColumnReference().Replace(code, "0");
        foreach (var match in MeasureReference()
            .Matches(rest)
            .Where(match => !measures.Contains(match.Groups[1].Value) || match.Groups[1].Value == name))
        {
            yield return match.Groups[1].Value == name ? "itself" : $"measure {match.Value}";
        }

        rest = MeasureReference().Replace(rest, "0");
        foreach (var match in TableReference().Matches(rest).Where(match => !tables.Contains(match.Groups[1].Value)))
        {
            yield return $"table {match.Value}";
        }

        foreach (var called in Call().Matches(rest).Select(match => match.Groups[1].Value).Except(Functions))
        {
            yield return $"function {called}";
        }

        var variables = Variable().Matches(rest).Select(match => match.Groups[1].Value);
        foreach (var word in Word()
            .Matches(TableReference().Replace(rest, "0"))
            .Select(match => match.Value)
            .Except(["VAR", "RETURN", "IN"])
            .Except(Functions)
            .Except(variables))
        {
            yield return $"word {word}";
        }

        if (rest.Count(letter => letter == '(') != rest.Count(letter => letter == ')'))
        {
            yield return "parentheses";
        }
    }

    [Fact]
    public void Names_are_unique_over_the_model_and_differ_from_columns_beside_them()
    {
        Assert.Equal(All.Count, All.Select(pair => pair.Measure.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(
            All,
            pair => Assert.DoesNotContain(
                PowerBIProject.Tables.Single(table => table.Name == pair.Table).All("column"),
                column => string.Equals(column.Name, pair.Measure.Name, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Every_measure_is_described_and_in_a_folder_and_numbers_have_a_format() => Assert.All(All, pair =>
    {
        Assert.EndsWith(".", pair.Measure.Description, StringComparison.Ordinal);
        Assert.NotEmpty(pair.Measure.Properties["displayFolder"]);
        Assert.True(
            pair.Measure.Properties.ContainsKey("formatString")
                || pair.Measure.Expression.Contains("SELECTEDVALUE", StringComparison.Ordinal),
            pair.Measure.Name);
    });

    [Theory]
    [InlineData("Customers")]
    [InlineData("Customer Share")]
    [InlineData("Revenue")]
    [InlineData("Revenue Share")]
    [InlineData("Migrated Customers")]
    [InlineData("Stay Rate")]
    [InlineData("Retention Rate")]
    [InlineData("Predicted Value 12M")]
    [InlineData("Value at Risk")]
    public void The_measures_that_readers_count_on_are_there(string name) => Assert.Single(All, pair => pair.Measure.Name == name);

    // Adding the customers of several runs is the mistake that this star invites.
    [Fact]
    public void Measures_over_facts_of_runs_show_one_run()
    {
        var ofRuns = PowerBIProject.Relationships.Where(relationship => relationship.ToTable == "Run" && relationship.IsActive)
            .Select(relationship => relationship.FromTable)
            .ToHashSet();
        var sums = All.Where(pair => ofRuns.Contains(pair.Table) && Aggregate().IsMatch(pair.Measure.Expression)).ToList();

        Assert.True(sums.Count > 20);
        Assert.All(sums, pair => Assert.Matches(@"\[(Shown Run|Previous Run|Shown Plan) Key\]", pair.Measure.Expression));
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"'([^']+)'\[([^\]]+)\]")]
    private static partial Regex ColumnReference();

    [GeneratedRegex(@"\[([^\]]+)\]")]
    private static partial Regex MeasureReference();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex TableReference();

    [GeneratedRegex(@"([A-Za-z.]+) \(")]
    private static partial Regex Call();

    [GeneratedRegex(@"\bVAR (\w+) =")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\b[A-Za-z]\w*\b")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(SUM|SUMX|COUNT|COUNTROWS|AVERAGE|MAX) \(")]
    private static partial Regex Aggregate();
}
