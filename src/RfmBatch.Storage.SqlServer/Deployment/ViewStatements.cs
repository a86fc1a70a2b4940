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

    /// <summary>The statement without OR ALTER, which Babelfish has not.</summary>
    public static string Create(string createOrAlter) => createOrAlter.Replace(CreateOrAlterView, CreateView, StringComparison.Ordinal);

    /// <summary>Replaces the descriptions of a view and its columns, whether an altered view still has its earlier ones or not.</summary>
    public static (string Batch, DynamicParameters Parameters) Describe(string viewName, IReadOnlyList<DictionaryEntry> entries)
    {
        var parameters = new DynamicParameters();
        parameters.Add("View", viewName, DbType.String, size: 128);
        return (string.Join('\n', entries.Select((entry, index) => Replace(parameters, entry, index))), parameters);
    }

    private static string Replace(DynamicParameters parameters, DictionaryEntry entry, int index)
    {
        const string Level =
            "@name = N'MS_Description', @level0type = N'SCHEMA', @level0name = N'bi', @level1type = N'VIEW', @level1name = @View";
        parameters.Add($"d{index}", entry.Description, DbType.String, size: 1000);
        var isColumn = entry.ColumnName.Length > 0;
        if (isColumn)
        {
            parameters.Add($"c{index}", entry.ColumnName, DbType.String, size: 128);
        }

        var column = isColumn ? $", @level2type = N'COLUMN', @level2name = @c{index}" : "";
        var found = isColumn ? $"N'COLUMN', @c{index}" : "NULL, NULL";
        return "IF EXISTS (SELECT 1 AS IsThere FROM "
            + $"sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'bi', N'VIEW', @View, {found}) AS p) "
            + $"EXEC sys.sp_dropextendedproperty {Level}{column};\n"
            + $"EXEC sys.sp_addextendedproperty {Level}{column}, @value = @d{index};";
    }
}
