using System.Text.Json.Nodes;

namespace RfmBatch.PowerBI.Report;

/// <summary>Formatting of a visual by its kind: only what differs from Power BI's own, so that the theme decides the rest.</summary>
internal static class VisualObjects
{
    /// <summary>The formatting, or null where there is none.</summary>
    public static JsonObject? Of(Visual visual)
    {
        var objects = visual switch
        {
            { Slicer: { } slicer } => OfSlicer(visual.Roles[0].Fields[0], slicer),
            { Type: "cardVisual" } => OfCards(visual.Roles[0].Fields.Count),
            { IsHeatMap: true } => new JsonObject { ["values"] = OfHeatMap(visual.Roles[^1].Fields[0]) },
            { Color: { } color } => new JsonObject { ["dataPoint"] = ByCategory(color) },
            _ => [],
        };
        if (!visual.HasTotals)
        {
            var (name, properties) = visual.Type == "pivotTable"
                ? ("subTotals", FieldJson.Properties(
                    ("rowSubtotals", FieldJson.Literal("false")), ("columnSubtotals", FieldJson.Literal("false"))))
                : ("total", FieldJson.Properties(("totals", FieldJson.Literal("false"))));
            objects[name] = properties;
        }

        return objects.Count == 0 ? null : objects;
    }

    /// <summary>The title above a visual; cards have their labels instead, and say the title to a screen reader only.</summary>
    public static JsonArray Title(Visual visual) => visual.Type == "cardVisual"
        ? FieldJson.Properties(("show", FieldJson.Literal("false")), ("text", FieldJson.Text(visual.Title)))
        : FieldJson.Properties(
            ("show", FieldJson.Literal("true")),
            ("text", FieldJson.Text(visual.Title)),
            ("fontSize", FieldJson.Literal($"{(visual.Slicer is null ? FontSizes.Title : FontSizes.SlicerTitle)}D")));

    private static JsonObject OfCards(int count) => new()
    {
        ["layout"] = FieldJson.Properties(
            ("maxTiles", FieldJson.Literal($"{count}L")),
            ("rowCount", FieldJson.Literal("1L")),
            ("columnCount", FieldJson.Literal($"{count}L"))),
        ["value"] = OfEachCard(("fontSize", FieldJson.Literal($"{FontSizes.CardValue}D"))),
        ["label"] = OfEachCard(("fontSize", FieldJson.Literal($"{FontSizes.CardLabel}D")), ("position", FieldJson.Text("aboveValue"))),
        ["padding"] = OfEachCard(("paddingSelection", FieldJson.Text("Narrow"))),
    };

    // From white to a light blue, on which dark figures are read as well as on white.
    private static JsonArray OfHeatMap(Field value)
    {
        static JsonObject Stop(string color) => new()
        {
            ["color"] = new JsonObject { ["Literal"] = new JsonObject { ["Value"] = $"'{color}'" } }
        };
        var rule = new JsonObject
        {
            ["Input"] = FieldJson.Of(value),
            ["FillRule"] = new JsonObject
            {
                ["linearGradient2"] = new JsonObject
                {
                    ["min"] = Stop(ReportTheme.HeatLow),
                    ["max"] = Stop(ReportTheme.HeatHigh),
                    ["nullColoringStrategy"] = new JsonObject
                    {
                        ["strategy"] = new JsonObject { ["Literal"] = new JsonObject { ["Value"] = "'noColor'" } }
                    },
                },
            },
        };
        var properties = FieldJson.Properties(
            (
                "backColor",
                new JsonObject
                {
                    ["solid"] = new JsonObject { ["color"] = new JsonObject { ["expr"] = new JsonObject { ["FillRule"] = rule } } }
                }));
        properties[0]!["selector"] = new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject { ["dataViewWildcard"] = new JsonObject { ["matchingOption"] = 1 } }),
            ["metadata"] = value.Reference,
        };
        return properties;
    }

    private static JsonArray OfEachCard(params (string Name, JsonNode Value)[] values)
    {
        var properties = FieldJson.Properties(values);
        properties[0]!["selector"] = new JsonObject { ["id"] = "default" };
        return properties;
    }

    // Conditional formatting by field value: one colour per category.
    private static JsonArray ByCategory(Field color)
    {
        var rule = FieldJson.Properties(
            ("fill", new JsonObject { ["solid"] = new JsonObject { ["color"] = new JsonObject { ["expr"] = FieldJson.Of(color) } } }));
        rule[0]!["selector"] = new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject { ["dataViewWildcard"] = new JsonObject { ["matchingOption"] = 1 } })
        };
        return rule;
    }

    private static JsonObject OfSlicer(Field column, SlicerKind slicer)
    {
        var objects = new JsonObject
        {
            ["data"] = FieldJson.Properties(("mode", FieldJson.Text("Dropdown"))),

            // The title says what it chooses; a header would say the column's name once more and take the room of the selector.
            ["header"] = FieldJson.Properties(("show", FieldJson.Literal("false"))),
        };
        if (slicer.IsSingle)
        {
            objects["selection"] = FieldJson.Properties(
                ("strictSingleSelect", FieldJson.Literal("true")), ("selectAllCheckboxEnabled", FieldJson.Literal("false")));
        }

        if (slicer.Chosen is { } chosen)
        {
            objects["general"] = FieldJson.Properties(("filter", new JsonObject { ["filter"] = FieldJson.In(column, chosen) }));
        }

        return objects;
    }
}
