namespace RfmBatch.PowerBI.Report;

/// <summary>Makes the kinds of visuals that the pages use; the roles are those of Power BI's own visuals.</summary>
internal static class Visuals
{
    public static Field Column(string table, string name) => new(table, name, false);

    public static Field Measure(string table, string name) => new(table, name, true);

    public static Visual Cards(string title, Place place, params Field[] measures) =>
        new(title, "cardVisual", title, $"{title}: {Listed(measures)}, one number each.", place, [("Data", measures)]);

    public static Visual Bars(string title, Field category, Field measure, Place place, Field? color = null) =>
        new(
            title,
            "clusteredBarChart",
            title,
            $"{title}: a bar for each {category.Label}, as long as {measure.Label} is large.",
            place,
            [("Category", [category]), ("Y", [measure])],
            new Sorting(category),
            color);

    public static Visual Columns(string title, Field category, Field measure, Place place, Field? series = null) =>
        new(
            title,
            series is null ? "clusteredColumnChart" : "columnChart",
            title,
            series is null
                ? $"{title}: a column for each {category.Label}, as high as {measure.Label} is large."
                : $"{title}: a column for each {category.Label}, of {measure.Label} by {series.Label} on top of each other.",
            place,
            series is null
                ? [("Category", [category]), ("Y", [measure])]
                : [("Category", [category]), ("Series", [series]), ("Y", [measure])],
            new Sorting(category));

    public static Visual Line(string title, Field category, IReadOnlyList<Field> measures, Place place) =>
        new(
            title,
            "lineChart",
            title,
            $"{title}: {Listed(measures)} as lines over {category.Label}.",
            place,
            [("Category", [category]), ("Y", measures)],
            new Sorting(category));

    public static Visual Scatter(string title, Field details, Field x, Field y, Field size, Place place, Field? color = null) =>
        new(
            title,
            "scatterChart",
            title,
            $"{title}: a bubble for each {details.Label}, {x.Label} to the right, {y.Label} upwards, as large as {size.Label}.",
            place,
            [("Category", [details]), ("X", [x]), ("Y", [y]), ("Size", [size])],
            null,
            color);

    public static Visual Treemap(string title, Field group, Field measure, Place place, Field? color = null) =>
        new(
            title,
            "treemap",
            title,
            $"{title}: a rectangle for each {group.Label}, as large as its {measure.Label}.",
            place,
            [("Group", [group]), ("Values", [measure])],
            null,
            color);

    public static Visual Waterfall(string title, Field category, Field measure, Place place) =>
        new(
            title,
            "waterfallChart",
            title,
            $"{title}: a step up or down for each {category.Label} by its {measure.Label}, and their total.",
            place,
            [("Category", [category]), ("Y", [measure])]);

    public static Visual Matrix(string title, Field rows, Field columns, Field values, Place place) =>
        new(
            title,
            "pivotTable",
            title,
            $"{title}: {values.Label} by {rows.Label} in rows and {columns.Label} in columns, the larger the darker.",
            place,
            [("Rows", [rows]), ("Columns", [columns]), ("Values", [values])],
            IsHeatMap: true);

    public static Visual Table(string title, Place place, params Field[] fields) =>
        new(title, "tableEx", title, $"{title}: a table of {Listed(fields)}.", place, [("Values", fields)]);

    public static Visual Slicer(string title, Field column, Place place, SlicerKind kind) =>
        new(
            title,
            "slicer",
            title,
            $"{title}: chooses {(kind.IsSingle ? "one" : "some")} of {column.Label} to show.",
            place,
            [("Values", [column])],
            Slicer: kind);

    private static string Listed(IEnumerable<Field> fields) => string.Join(", ", fields.Select(field => field.Label));
}
