namespace RfmBatch.PowerBI.Report;

/// <summary>Makes the kinds of visuals that the pages use; the roles are those of Power BI's own visuals.</summary>
internal static class Visuals
{
    public static Field Column(string table, string name) => new(table, name, false);

    public static Field Measure(string table, string name) => new(table, name, true);

    public static Visual Cards(string title, Place place, params Field[] measures) =>
        new(
            title,
            "cardVisual",
            title,
            $"Cards: {string.Join(", ", measures.Select(measure => measure.Name))}.",
            place,
            [("Data", measures)]);

    public static Visual Bars(string title, Field category, Field measure, Place place, Field? color = null) =>
        new(title, "clusteredBarChart", title, $"Bars: {title}.", place, [("Category", [category]), ("Y", [measure])], category, color);

    public static Visual Columns(string title, Field category, Field measure, Place place, Field? series = null) =>
        new(
            title,
            series is null ? "clusteredColumnChart" : "columnChart",
            title,
            $"Columns: {title}.",
            place,
            series is null
                ? [("Category", [category]), ("Y", [measure])]
                : [("Category", [category]), ("Series", [series]), ("Y", [measure])],
            category);

    public static Visual Line(string title, Field category, IReadOnlyList<Field> measures, Place place) =>
        new(title, "lineChart", title, $"Line: {title}.", place, [("Category", [category]), ("Y", measures)], category);

    public static Visual Scatter(string title, Field details, Field x, Field y, Field size, Place place, Field? color = null) =>
        new(
            title,
            "scatterChart",
            title,
            $"Bubbles: {title}.",
            place,
            [("Category", [details]), ("X", [x]), ("Y", [y]), ("Size", [size])],
            null,
            color);

    public static Visual Matrix(string title, Field rows, Field columns, Field values, Place place) =>
        new(title, "pivotTable", title, $"Matrix: {title}.", place, [("Rows", [rows]), ("Columns", [columns]), ("Values", [values])]);

    public static Visual Table(string title, Place place, params Field[] fields) =>
        new(title, "tableEx", title, $"Table: {title}.", place, [("Values", fields)]);

    public static Visual Slicer(string title, Field column, Place place, SlicerKind kind) =>
        new(title, "slicer", title, $"Slicer: {title}.", place, [("Values", [column])], Slicer: kind);
}
