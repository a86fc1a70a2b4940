using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RfmBatch.Db.Tests;

/// <summary>Parses T-SQL as SQL Server 2017 does (level 140), without a server.</summary>
internal static class TSql
{
    public static TSqlScript Parse(string path, out IList<ParseError> errors)
    {
        using var reader = new StringReader(SqlFiles.Read(path));
        return (TSqlScript)new TSql140Parser(initialQuotedIdentifiers: true).Parse(reader, out errors);
    }

    public static TSqlScript Parse(string path)
    {
        var script = Parse(path, out var errors);
        Assert.Empty(errors.Select(error => $"{path}({error.Line}): {error.Message}"));
        return script;
    }

    /// <summary>All nodes of a kind.</summary>
    public static IReadOnlyList<T> All<T>(string path)
        where T : TSqlFragment
    {
        var collector = new Collector<T>();
        Parse(path).Accept(collector);
        return collector.Found;
    }

    /// <summary>The columns of the one view of a file, with the expressions of its first SELECT, which names and types them.</summary>
    public static IReadOnlyList<SelectScalarExpression> ViewColumns(string path) =>
        [.. First(Assert.Single(All<CreateViewStatement>(path)).SelectStatement.QueryExpression).SelectElements.Cast<SelectScalarExpression>()];

    private static QuerySpecification First(QueryExpression query) => query switch
    {
        QuerySpecification specification => specification,
        BinaryQueryExpression union => First(union.FirstQueryExpression),
        QueryParenthesisExpression inner => First(inner.QueryExpression),
        _ => throw new InvalidOperationException(query.GetType().Name),
    };

    private sealed class Collector<T> : TSqlFragmentVisitor
        where T : TSqlFragment
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlFragment fragment)
        {
            if (fragment is T found)
            {
                Found.Add(found);
            }
        }
    }
}
