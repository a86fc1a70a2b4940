using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.Sqlite.Sql;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Db.Tests;

/// <summary>
/// A filter that may be left out. One text for both would have one plan, which keeps its search for every row: a query with a filter and
/// one without have each a text, and so a plan, of their own.
/// </summary>
public sealed class OptionalFilterTests
{
    private static readonly string[] Filtered =
    [
        "Queries/Purchase_ReadLine",
        "Queries/Sale_ReadLine",
        "Queries/Summary_Read",
        "Queries/Summary_ReadDays",
        "Queries/Summary_SumRevenue",
    ];

    public static TheoryData<string, string> Queries =>
    [
        .. Filtered.Select(name => ("SqlServer", name)),
        .. Filtered.Where(name => Sqlite.QueryNames().Contains(name)).Select(name => ("Sqlite", name)),
    ];

    private static EmbeddedSql Sqlite => SqliteDialect.Files;

    [Fact]
    public void No_search_is_left_out_by_a_parameter() => Assert.DoesNotContain(
        SqlFiles.SqlServerQueries.SelectMany(path => TSql.All<BooleanBinaryExpression>(path)), IsOptionalSearch);

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_over_a_population_has_a_text_without_a_filter(string engine, string name)
    {
        var sql = engine == "Sqlite" ? Sqlite : SqlServerDialect.Files;

        Assert.Contains("@AttributeName\n", sql.Text(name), StringComparison.Ordinal);
        var lines = sql.TextWithoutFilter(name).Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal));
        var statement = string.Join('\n', lines);
        Assert.DoesNotContain("Attribute", statement, StringComparison.Ordinal);
        Assert.DoesNotContain("-- end", statement, StringComparison.Ordinal);
        Assert.Contains("@LastLoadKey", statement, StringComparison.Ordinal);
        if (engine == "SqlServer")
        {
            Assert.Single(TSql.ParseText(statement).Batches.SelectMany(batch => batch.Statements));
        }
    }

    // @Parameter IS NULL OR … IN (SELECT …)
    private static bool IsOptionalSearch(BooleanBinaryExpression expression) =>
        expression is
        {
            BinaryExpressionType: BooleanBinaryExpressionType.Or,
            FirstExpression: BooleanIsNullExpression { Expression: VariableReference },
        }
        && TSql.All<ScalarSubquery>(expression.SecondExpression).Count > 0;
}
