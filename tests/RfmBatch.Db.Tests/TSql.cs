using System.Collections.Concurrent;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RfmBatch.Db.Tests;

/// <summary>Parses T-SQL without a server; trees are those of SQL Server 2017, the oldest version that is supported.</summary>
internal static class TSql
{
    private static readonly ConcurrentDictionary<string, (TSqlScript Script, IReadOnlyList<string> Errors)> Parsed =
        new(StringComparer.Ordinal);

    private static readonly (string Version, TSqlParser Parser)[] Versions =
    [
        ("2017", new TSql140Parser(initialQuotedIdentifiers: true)),
        ("2019", new TSql150Parser(initialQuotedIdentifiers: true)),
        ("2022", new TSql160Parser(initialQuotedIdentifiers: true)),
        ("2025", new TSql170Parser(initialQuotedIdentifiers: true)),
    ];

    /// <summary>What any supported version has against a file.</summary>
    public static IEnumerable<string> Errors(string path) =>
        from version in Versions
        from error in Errors(path, SqlFiles.TSql(path), version.Parser)
        select $"SQL Server {version.Version}: {error}";

    /// <summary>What any supported version has against a text that the program composes.</summary>
    public static IEnumerable<string> ErrorsIn(string text) =>
        from version in Versions
        from error in Errors(text, text, version.Parser)
        select $"SQL Server {version.Version}: {error}";

    public static TSqlScript Parse(string path)
    {
        var (script, errors) = Read(path);
        Assert.Empty(errors);
        return script;
    }

    /// <summary>Parses a text that the program composes.</summary>
    public static TSqlScript ParseText(string text)
    {
        using var reader = new StringReader(text);
        var script = (TSqlScript)new TSql140Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.Empty(errors.Select(error => $"line {error.Line}: {error.Message} in {text}"));
        return script;
    }

    /// <summary>All nodes of a kind.</summary>
    public static IReadOnlyList<T> All<T>(string path)
        where T : TSqlFragment => All<T>(Parse(path));

    /// <summary>All nodes of a kind.</summary>
    public static IReadOnlyList<T> All<T>(TSqlFragment fragment)
        where T : TSqlFragment
    {
        var collector = new Collector<T>();
        fragment.Accept(collector);
        return collector.Found;
    }

    /// <summary>The columns of the one view of a file, with the expressions of its first SELECT, which names and types them.</summary>
    public static IReadOnlyList<SelectScalarExpression> ViewColumns(string path) =>
        [
            .. First(
                Assert.Single(All<CreateViewStatement>(path)).SelectStatement.QueryExpression).SelectElements.Cast<SelectScalarExpression>()
        ];

    // Every rule asks for the same files.
    private static (TSqlScript Script, IReadOnlyList<string> Errors) Read(string path) => Parsed.GetOrAdd(path, _ =>
    {
        using var reader = new StringReader(SqlFiles.TSql(path));
        var script = (TSqlScript)Versions[0].Parser.Parse(reader, out var errors);
        return (script, [.. errors.Select(error => $"{path}({error.Line}): {error.Message}")]);
    });

    private static IEnumerable<string> Errors(string name, string text, TSqlParser parser)
    {
        using var reader = new StringReader(text);
        parser.Parse(reader, out var errors);
        return errors.Select(error => $"{name}({error.Line}): {error.Message}");
    }

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
