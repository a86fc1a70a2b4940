using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification;

/// <summary>Values for columns of which the scenario knows nothing, so that a new column need not be named here to be looked at.</summary>
/// <remarks>Each is written where the view takes it from, the table and column that the view's own text names.</remarks>
internal static class BiScenarioRest
{
    public static async Task FillAsync(RfmStore store)
    {
        var rows = new TableRows(store);
        foreach (var view in BiCatalogue.Views)
        {
            var text = store.Dialect.Text($"Views/{view.Name}");
            foreach (var column in await WithoutValueAsync(store, view))
            {
                var (table, stored) = SourceOf(text, column.Name);
                await rows.ExecuteAsync($"UPDATE {table} SET {stored} = @Value;", ("Value", Sample(column.Kind)));
            }
        }
    }

    private static async Task<IReadOnlyList<BiColumn>> WithoutValueAsync(RfmStore store, BiView view)
    {
        var counts = string.Join(", ", view.Columns.Select(column => $"COUNT(v.{column.Name})"));
        await using var connection = await store.Dialect.OpenAsync(TestContext.Current.CancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            $"SELECT {counts} FROM {store.Dialect.ObjectName("bi", view.Name)} AS v;", null, TestContext.Current.CancellationToken));
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        return [.. view.Columns.Where((_, ordinal) => Convert.ToInt64(reader.GetValue(ordinal), CultureInfo.InvariantCulture) == 0)];
    }

    // "c.NextOrderDate AS NextOrderDate" or an expression over it, and "rfm.CustomerRfm AS c".
    private static (string Table, string Column) SourceOf(string text, string name)
    {
        var column = Regex.Match(text, $@"\b(\w+)\.(\w+)\b[^\n]* AS {name}\b");
        var table = Regex.Match(text, $@"\b(?:FROM|JOIN) (\S+) AS {column.Groups[1].Value}\b");
        Assert.True(column.Success && table.Success, $"The view does not say in one line where it takes {name} from.");
        return (table.Groups[1].Value, column.Groups[2].Value);
    }

    private static object Sample(BiColumnKind kind) => kind switch
    {
        BiColumnKind.Whole => 1,
        BiColumnKind.Number => 0.5,
        BiColumnKind.Amount => 1.25m,
        BiColumnKind.Date => new DateOnly(2024, 2, 29),
        BiColumnKind.Instant => new DateTimeOffset(2024, 3, 1, 12, 34, 56, 789, TimeSpan.Zero),
        BiColumnKind.Flag => true,
        _ => "some text",
    };
}
