using System.Text.Json.Nodes;
using RfmBatch.PowerBI.Text;

namespace RfmBatch.PowerBI.Report;

/// <summary>A visual as <c>visual.json</c> says it.</summary>
internal static class VisualJson
{
    public static JsonObject Of(string schemas, Page page, Visual visual, int order) => new()
    {
        ["$schema"] = $"{schemas}item/report/definition/visualContainer/{ReportFiles.VisualVersion}/schema.json",
        ["name"] = NameOf(page, visual),
        ["position"] = new JsonObject
        {
            ["x"] = visual.Place.X,
            ["y"] = visual.Place.Y,
            ["z"] = order * 1000,
            ["height"] = visual.Place.Height,
            ["width"] = visual.Place.Width,
            ["tabOrder"] = order * 1000,
        },
        ["visual"] = Body(visual),
    };

    /// <summary>The visual's name, which is also its folder's.</summary>
    public static string NameOf(Page page, Visual visual) => StableId.Hex($"{page.Name}/{visual.Name}");

    private static JsonObject Body(Visual visual)
    {
        var state = new JsonObject();
        foreach (var (role, fields) in visual.Roles)
        {
            state[role] = new JsonObject
            {
                ["projections"] = new JsonArray([.. fields.Select((field, index) => Projection(role, field, index))])
            };
        }

        var query = new JsonObject { ["queryState"] = state };
        if (visual.SortBy is { } by)
        {
            query["sortDefinition"] = new JsonObject
            {
                ["sort"] = new JsonArray(new JsonObject
                {
                    ["field"] = FieldJson.Of(by.Field),
                    ["direction"] = by.IsDescending ? "Descending" : "Ascending"
                }),
                ["isDefaultSort"] = false
            };
        }

        var body = new JsonObject { ["visualType"] = visual.Type, ["query"] = query };
        if (VisualObjects.Of(visual) is { } objects)
        {
            body["objects"] = objects;
        }

        body["visualContainerObjects"] = new JsonObject
        {
            ["title"] = VisualObjects.Title(visual),
            ["general"] = FieldJson.Properties(("altText", FieldJson.Text(visual.AltText))),
        };
        if (visual.Slicer?.Group is { } group)
        {
            body["syncGroup"] = new JsonObject { ["groupName"] = group, ["fieldChanges"] = true, ["filterChanges"] = true };
        }

        body["drillFilterOtherVisuals"] = true;
        return body;
    }

    private static JsonObject Projection(string role, Field field, int index)
    {
        var projection = new JsonObject
        {
            ["field"] = FieldJson.Of(field),
            ["queryRef"] = field.Reference,
            ["nativeQueryRef"] = field.Name
        };
        if (field.Label != field.Name)
        {
            projection["displayName"] = field.Label;
        }

        if (!field.IsMeasure && role is "Category" or "Group" or "Rows" or "Columns")
        {
            projection["active"] = index == 0;
        }

        return projection;
    }
}
