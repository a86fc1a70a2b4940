using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RfmBatch.Db.Tests;

/// <summary>Parses T-SQL without a server, as SQL Server 2017 does (level 140) unless another version is asked for.</summary>
internal static class TSql
{
    /// <summary>The versions that are supported: 2017, 2019, 2022, 2025.</summary>
    public static IReadOnlyList<(string Version, TSqlParser Parser)> Versions { get; } =
    [
        ("2017", new TSql140Parser(initialQuotedIdentifiers: true)),
        ("2019", new TSql150Parser(initialQuotedIdentifiers: true)),
        ("2022", new TSql160Parser(initialQuotedIdentifiers: true)),
        ("2025", new TSql170Parser(initialQuotedIdentifiers: true)),
    ];

    /// <summary>What a version has against a text.</summary>
    public static IEnumerable<string> Errors(string path, TSqlParser parser)
    {
        using var reader = new StringReader(SqlFiles.Read(path));
        parser.Parse(reader, out var errors);
        return errors.Select(error => $"{path}({error.Line}): {error.Message}");
    }

    public static TSqlScript Parse(string path, out IList<ParseError> errors)
    {
        using var reader = new StringReader(SqlFiles.Read(path));
        return (TSqlScript)Versions[0].Parser.Parse(reader, out errors);
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
