using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RfmBatch.Db.Tests;

/// <summary>
/// A filter that may be left out. One plan for both would keep its search for every row: "RECOMPILE … the query plan uses the current
/// values" (https://learn.microsoft.com/sql/t-sql/queries/hints-transact-sql-query).
/// </summary>
public sealed class OptionalFilterTests
{
    [Fact]
    public void A_search_that_a_parameter_leaves_out_has_a_plan_of_its_own()
    {
        var filtered = SqlFiles.SqlServerQueries
            .SelectMany(path => TSql.All<StatementWithCtesAndXmlNamespaces>(path).Select(statement => (path, statement)))
            .Where(query => TSql.All<BooleanBinaryExpression>(query.statement).Any(IsOptionalSearch))
            .ToList();

        Assert.Contains(filtered, query => query.path == "SqlServer/Queries/Summary_Read.sql");
        Assert.All(
            filtered,
            query => Assert.Contains(query.statement.OptimizerHints, hint => hint.HintKind == OptimizerHintKind.Recompile));
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
