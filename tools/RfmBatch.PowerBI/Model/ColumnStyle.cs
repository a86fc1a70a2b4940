using RfmBatch.Storage.Reading;

namespace RfmBatch.PowerBI.Model;

/// <summary>Type, format, sort order and visibility of a column, by its kind in the catalogue and its unit in the dictionary.</summary>
internal static class ColumnStyle
{
    // A label may be sorted by a column only if equal labels have equal order: the views promise it, and a contract test holds them to it.
    private static readonly Dictionary<string, string> SortedBy = new(StringComparer.Ordinal)
    {
        ["SegmentLabel"] = "SortOrder",
        ["ClusterName"] = "SortOrder",
        ["MonthName"] = "MonthNumber",
    };

    private static readonly HashSet<string> ShownKeys = ["RunKey", "PlanKey", "LoadKey"];

    public static ModelColumn Of(string view, BiColumn column, DictionaryEntry entry) => new(
        column.Name,
        DataType(column.Kind),
        Format(column.Kind, entry.Unit, column.Name),
        $"{entry.Description} Unit: {entry.Unit}.",
        IsHidden(view, column.Name, entry.Unit),
        SortedBy.GetValueOrDefault(column.Name),
        column.Kind == BiColumnKind.Date);

    // decimal is the model's fixed decimal number: four decimals, as the views have.
    private static string DataType(BiColumnKind kind) => kind switch
    {
        BiColumnKind.Whole => "int64",
        BiColumnKind.Number => "double",
        BiColumnKind.Amount => "decimal",
        BiColumnKind.Date or BiColumnKind.Instant => "dateTime",
        BiColumnKind.Flag => "boolean",
        BiColumnKind.Text => "string",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A new kind of column needs a data type here."),
    };

    private static string? Format(BiColumnKind kind, string unit, string name) => (kind, unit) switch
    {
        (BiColumnKind.Text or BiColumnKind.Flag, _) => null,
        (BiColumnKind.Date, _) when name == "CohortMonth" => "yyyy-mm",
        (BiColumnKind.Date, _) => "Short Date",
        (BiColumnKind.Instant, _) => "General Date",
        (_, "share" or "share 0..1" or "probability 0..1") => "0.0%",
        (BiColumnKind.Amount, _) => "#,##0.00",
        (_, "key" or "number" or "year" or "yyyymmdd" or "1..bins" or "1..4" or "1..12" or "3..3*bins" or "months") => "0",
        (BiColumnKind.Whole, _) => "#,##0",
        (_, "index") => "#,##0.0",
        (_, "-1..1") => "0.000",
        _ => "#,##0.00",
    };

    private static bool IsHidden(string view, string name, string unit) =>
        name is "SortOrder" or "ColorHex" or "DateKey"
            || (unit == "key" && !(ShownKeys.Contains(name) && view is "Run" or "Load" or "PlanSummary"));
}
