using System.Text;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RfmBatch.Db.Tests.Catalogue;

/// <summary>
/// SQL Server types of the columns of a <c>bi</c> view, as the migrations and the view's own text give them, without a server.
/// </summary>
internal static class ViewTypes
{
    private static readonly Lazy<Dictionary<string, string>> TableColumns = new(ReadMigrations);

    /// <summary>Column and type of a view, in its order.</summary>
    /// <exception cref="NotSupportedException">An expression whose type is not written anywhere.</exception>
    public static IReadOnlyList<(string Column, string Type)> Of(string view)
    {
        var path = $"SqlServer/Views/{view}.sql";
        var tables = TSql.All<NamedTableReference>(path).ToDictionary(
            table => table.Alias.Value,
            table => $"{table.SchemaObject.SchemaIdentifier.Value}.{table.SchemaObject.BaseIdentifier.Value}",
            StringComparer.OrdinalIgnoreCase);
        return [.. TSql.ViewColumns(path).Select(column => (column.ColumnName.Value, TypeOf(view, column.Expression, tables)))];
    }

    private static string TypeOf(string view, ScalarExpression expression, Dictionary<string, string> tables) => expression switch
    {
        ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var alias, var column] } =>
            TableColumns.Value[$"{tables[alias.Value]}.{column.Value}"],
        CastCall cast => Text(cast.DataType),

        // The type of the strongest operand: a literal beside a column has no say as long as it is of the column's kind.
        CoalesceExpression { Expressions: [ColumnReferenceExpression column, IntegerLiteral] } => TypeOf(view, column, tables),
        FunctionCall call when call.FunctionName.Value == "DATEFROMPARTS" => "date",
        _ =>
            throw new NotSupportedException(
                $"bi.{view} has an expression in line {expression.StartLine} whose type is not written: CAST it to the type it shall "
                + $"have."),
    };

    private static Dictionary<string, string> ReadMigrations()
    {
        var types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in SqlFiles.In("SqlServer", "Migrations"))
        {
            var definitions = TSql.All<CreateTableStatement>(path)
                .SelectMany(table => table.Definition.ColumnDefinitions.Select(column => (table.SchemaObjectName, Column: column)))
                .Concat(
                    TSql.All<AlterTableAddTableElementStatement>(path)
                        .SelectMany(
                            table => table.Definition.ColumnDefinitions.Select(column => (table.SchemaObjectName, Column: column))));
            foreach (var (table, column) in definitions)
            {
                types[
                    $"{table.SchemaIdentifier.Value}.{table.BaseIdentifier.Value}.{column.ColumnIdentifier.Value}"] = Text(column.DataType);
            }

            Assert.Empty(TSql.All<AlterTableAlterColumnStatement>(path).Select(_ => $"{path} changes a column's type: read it here too."));
        }

        return types;
    }

    private static string Text(DataTypeReference type)
    {
        var text = new StringBuilder(type.Name.BaseIdentifier.Value.ToLowerInvariant());
        if (type is ParameterizedDataTypeReference { Parameters: { Count: > 0 } parameters })
        {
            text.Append('(').AppendJoin(',', parameters.Select(parameter => parameter.Value.ToLowerInvariant())).Append(')');
        }

        return text.ToString();
    }
}
