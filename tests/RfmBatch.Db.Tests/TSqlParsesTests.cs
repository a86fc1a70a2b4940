using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RfmBatch.Db.Tests;

/// <summary>
/// Rules for SQL Server's files, the neutral queries and the statements beside C#, by Microsoft's parser: a test per rule, whose message
/// names all that break it.
/// </summary>
public sealed class TSqlParsesTests
{
    private static IEnumerable<string> Files => SqlFiles.Statements.Where(SqlFiles.IsTSql);

    [Fact]
    public void Files_are_valid_in_every_supported_version() => Assert.All(Files, path => Assert.Empty(TSql.Errors(path)));

    [Fact]
    public void Files_are_one_batch() => Assert.All(Files, path => Assert.Single(TSql.Parse(path).Batches));

    [Fact]
    public void Constraints_are_named_but_those_of_temporary_tables() => Assert.All(Files, path =>
    {
        // In tempdb a name would be taken by the first session that creates the table.
        var script = TSql.Parse(path);
        var temporary = TSql.All<CreateTableStatement>(script)
            .Where(table => table.SchemaObjectName.BaseIdentifier.Value.StartsWith('#'))
            .SelectMany(table => TSql.All<ConstraintDefinition>(table))
            .Where(constraint => constraint is not NullableConstraintDefinition)
            .ToHashSet();
        Assert.All(temporary, constraint => Assert.Null(constraint.ConstraintIdentifier));
        Assert.All(
            TSql.All<ConstraintDefinition>(script)
                .Where(constraint => constraint is not NullableConstraintDefinition && !temporary.Contains(constraint)),
            constraint => Assert.Matches(
                "^(PK|FK|UX|CK|DF)_(etl|sales|rfm)_", constraint.ConstraintIdentifier?.Value ?? $"unnamed in line {constraint.StartLine}"));
    });

    [Fact]
    public void Tables_are_read_with_two_part_names() => Assert.All(Files, path =>
    {
        var commonTables = TSql.All<CommonTableExpression>(path)
            .Select(expression => expression.ExpressionName.Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var oneWord = TSql.All<NamedTableReference>(path)
            .Select(table => table.SchemaObject)
            .Where(
                name => name.SchemaIdentifier is null
                    && !commonTables.Contains(name.BaseIdentifier.Value)
                    && !name.BaseIdentifier.Value.StartsWith('#'))
            .Select(name => name.BaseIdentifier.Value)
            .Except(TSql.All<UpdateSpecification>(path).Select(update => update.Target)
                .Concat(TSql.All<DeleteSpecification>(path).Select(delete => delete.Target))
                .OfType<NamedTableReference>()
                    .Select(target => target.SchemaObject.BaseIdentifier.Value), StringComparer.OrdinalIgnoreCase);
        Assert.Empty(oneWord);
    });

    // Babelfish takes the type date for the row type of view bi.Date, once that exists: a view deployed later would be wrong or refused.
    [Fact]
    public void Views_convert_nothing_to_date() => Assert.All(SqlFiles.In("SqlServer", "Views"), path =>
    {
        var types = TSql.All<CastCall>(path)
            .Select(cast => cast.DataType)
            .Concat(TSql.All<ConvertCall>(path).Select(convert => convert.DataType))
            .ToList();
        Assert.DoesNotContain(types, type => string.Equals(type.Name.BaseIdentifier.Value, "date", StringComparison.OrdinalIgnoreCase));
    });

    [Fact]
    public void Views_read_tables_only_and_say_no_window_function() => Assert.All(SqlFiles.In("SqlServer", "Views"), path =>
    {
        Assert.DoesNotContain(
            TSql.All<NamedTableReference>(path),
            table => string.Equals(table.SchemaObject.SchemaIdentifier?.Value, "bi", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(TSql.All<OverClause>(path).Select(clause => $"window function in line {clause.StartLine}"));
    });
}
