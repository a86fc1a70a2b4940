using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RfmBatch.Db.Tests;

public sealed class TSqlParsesTests
{
    public static TheoryData<string> Files => [.. SqlFiles.All.Where(path => path.StartsWith("SqlServer/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_is_valid_for_sql_server_2017(string path)
    {
        TSql.Parse(path, out var errors);
        Assert.Empty(errors.Select(error => $"line {error.Line}: {error.Message}"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_is_one_batch(string path) => Assert.Single(TSql.Parse(path).Batches);

    [Theory]
    [MemberData(nameof(Files))]
    public void File_has_no_select_star_no_merge_and_no_truncate(string path)
    {
        Assert.Empty(TSql.All<SelectStarExpression>(path));
        Assert.Empty(TSql.All<MergeStatement>(path));
        Assert.Empty(TSql.All<TruncateTableStatement>(path));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_names_all_constraints(string path) =>
        Assert.All(TSql.All<ConstraintDefinition>(path).Where(constraint => constraint is not NullableConstraintDefinition), constraint =>
            Assert.Matches("^(PK|FK|UX|CK|DF)_(etl|sales|rfm)_", constraint.ConstraintIdentifier?.Value ?? $"unnamed in line {constraint.StartLine}"));

    [Theory]
    [MemberData(nameof(Files))]
    public void File_reads_tables_with_two_part_names(string path)
    {
        var commonTables = TSql.All<CommonTableExpression>(path).Select(expression => expression.ExpressionName.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var oneWord = TSql.All<NamedTableReference>(path)
            .Select(table => table.SchemaObject)
            .Where(name => name.SchemaIdentifier is null && !commonTables.Contains(name.BaseIdentifier.Value) && !name.BaseIdentifier.Value.StartsWith('#'))
            .Select(name => name.BaseIdentifier.Value)
            .Except(TSql.All<UpdateSpecification>(path).Select(update => update.Target).Concat(TSql.All<DeleteSpecification>(path).Select(delete => delete.Target))
                .OfType<NamedTableReference>().Select(target => target.SchemaObject.BaseIdentifier.Value), StringComparer.OrdinalIgnoreCase);
        Assert.Empty(oneWord);
    }

    // Babelfish takes the type date for the row type of view bi.Date, once that exists: a view deployed later would be wrong or refused.
    [Fact]
    public void Views_convert_nothing_to_date()
    {
        foreach (var path in SqlFiles.In("SqlServer", "Views"))
        {
            var types = TSql.All<CastCall>(path).Select(cast => cast.DataType).Concat(TSql.All<ConvertCall>(path).Select(convert => convert.DataType)).ToList();
            Assert.DoesNotContain(types, type => string.Equals(type.Name.BaseIdentifier.Value, "date", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Views_read_tables_only_and_say_no_window_function()
    {
        foreach (var path in SqlFiles.In("SqlServer", "Views"))
        {
            Assert.DoesNotContain(TSql.All<NamedTableReference>(path), table => string.Equals(table.SchemaObject.SchemaIdentifier?.Value, "bi", StringComparison.OrdinalIgnoreCase));
            Assert.Empty(TSql.All<OverClause>(path).Select(_ => path));
        }
    }
}
