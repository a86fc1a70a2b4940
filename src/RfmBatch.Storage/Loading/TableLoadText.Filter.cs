namespace RfmBatch.Storage.Loading;

// Rows that are left out never reach the judged ones; they are counted by a statement of their own.
public abstract partial class TableLoadText
{
    /// <summary>Counts the rows that the filter leaves out; null where there is none.</summary>
    public string? CountFiltered => _load.Filter.Count == 0
        ? null
        : $"""
            SELECT COUNT(*) AS RowsFiltered
            FROM {_load.Table.QuotedName} AS t
            WHERE CASE WHEN {Kept} THEN 1 ELSE 0 END = 0;
            """;

    private string Filter => _load.Filter.Count == 0 ? "" : $"\n            WHERE {Kept}";

    private string Kept => string.Join(
        " AND ",
        _load.Filter.Select(one =>
            $"COALESCE({KeyOf(one.Column)}, {Literal("")}) {(one.Condition.Keeps ? "" : "NOT ")}IN "
            + $"({string.Join(", ", one.Condition.Values.Select(Literal))})"));
}
