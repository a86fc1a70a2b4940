using System.Text.Json.Nodes;

namespace RfmBatch.PowerBI.Report;

/// <summary>Expressions of PBIR: fields, literals, filters.</summary>
internal static class FieldJson
{
    public static JsonObject Of(Field field) => new()
    {
        [field.IsMeasure ? "Measure" : "Column"] = new JsonObject
        {
            ["Expression"] = new JsonObject { ["SourceRef"] = new JsonObject { ["Entity"] = field.Table } },
            ["Property"] = field.Name,
        },
    };

    public static JsonObject Literal(string value) =>
        new() { ["expr"] = new JsonObject { ["Literal"] = new JsonObject { ["Value"] = value } } };

    public static JsonObject Text(string text) => Literal($"'{text.Replace("'", "''", StringComparison.Ordinal)}'");

    public static JsonArray Properties(params (string Name, JsonNode Value)[] values)
    {
        var properties = new JsonObject();
        foreach (var (name, value) in values)
        {
            properties[name] = value;
        }

        return new JsonArray(new JsonObject { ["properties"] = properties });
    }

    /// <summary>A filter: the column has this text.</summary>
    public static JsonObject In(Field column, string text)
    {
        const string Alias = "t";
        return new JsonObject
        {
            ["Version"] = 2,
            ["From"] = new JsonArray(new JsonObject { ["Name"] = Alias, ["Entity"] = column.Table, ["Type"] = 0 }),
            ["Where"] = new JsonArray(new JsonObject
            {
                ["Condition"] = new JsonObject
                {
                    ["In"] = new JsonObject
                    {
                        ["Expressions"] = new JsonArray(
                            new JsonObject
                            {
                                ["Column"] = new JsonObject
                                {
                                    ["Expression"] = new JsonObject { ["SourceRef"] = new JsonObject { ["Source"] = Alias } },
                                    ["Property"] = column.Name
                                }
                            }),
                        ["Values"] = new JsonArray(
                            new JsonArray(new JsonObject { ["Literal"] = new JsonObject { ["Value"] = $"'{text}'" } })),
                    },
                },
            }),
        };
    }
}
