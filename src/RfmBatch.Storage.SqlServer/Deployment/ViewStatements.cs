using System.Data;
using Dapper;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>Replaces a view of <c>bi</c> in place, so that what a DBA granted or denied on it stays, and describes it.</summary>
internal static class ViewStatements
{
    private const string CreateView = "\nCREATE VIEW bi.";
    private const string CreateOrAlterView = "\nCREATE OR ALTER VIEW bi.";

    /// <summary>
    /// The text of a file, for a database that has the view or not: permissions of a view that is dropped go with it, those of one that is
    /// altered stay (https://learn.microsoft.com/sql/t-sql/statements/alter-view-transact-sql).
    /// </summary>
    public static string CreateOrAlter(string text) =>
        text.ReplaceLineEndings("\n").Replace(CreateView, CreateOrAlterView, StringComparison.Ordinal);

    /// <summary>Replaces the descriptions of a view and its columns, whether an altered view still has its earlier ones or not.</summary>
    public static (string Batch, DynamicParameters Parameters) Describe(string viewName, IReadOnlyList<DictionaryEntry> entries)
    {
        var parameters = new DynamicParameters();
        foreach (var (name, value, size) in Values(viewName, entries))
        {
            parameters.Add(name, value, DbType.String, size: size);
        }

        return (Batch(entries), parameters);
    }

    /// <summary>The same without parameters.</summary>
    public static string DescribeByLiterals(string viewName, IReadOnlyList<DictionaryEntry> entries) => string.Join(
        '\n',
        Values(viewName, entries)
            .Select(value => $"DECLARE @{value.Name} nvarchar({value.Size}) = {SqlcmdText.Value(value.Text)};")
            .Append(Batch(entries)));

    private static string Batch(IReadOnlyList<DictionaryEntry> entries) => string.Join('\n', entries.Select(Replace));

    private static IEnumerable<(string Name, string Text, int Size)> Values(string viewName, IReadOnlyList<DictionaryEntry> entries) =>
    [
        ("View", viewName, 128),
        .. entries.SelectMany((entry, index) => new[]
            {
                (Name: $"d{index}", Text: entry.Description, Size: 1000), (Name: $"c{index}", Text: entry.ColumnName, Size: 128),
            })
            .Where(value => value.Text.Length > 0),
    ];

    private static string Replace(DictionaryEntry entry, int index)
    {
        const string Level =
            "@name = N'MS_Description', @level0type = N'SCHEMA', @level0name = N'bi', @level1type = N'VIEW', @level1name = @View";
        var isColumn = entry.ColumnName.Length > 0;
        var column = isColumn ? $", @level2type = N'COLUMN', @level2name = @c{index}" : "";
        var found = isColumn ? $"N'COLUMN', @c{index}" : "NULL, NULL";
        return "IF EXISTS (SELECT 1 AS IsThere FROM "
            + $"sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'bi', N'VIEW', @View, {found}) AS p) "
            + $"EXEC sys.sp_dropextendedproperty {Level}{column};\n"
            + $"EXEC sys.sp_addextendedproperty {Level}{column}, @value = @d{index};";
    }
}
