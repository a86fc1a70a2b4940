using System.Text.Json.Nodes;
using RfmBatch.PowerBI.Text;

namespace RfmBatch.PowerBI.Report;

/// <summary>
/// The report's files below its folder. Schema versions are those of May 2026: an older Power BI Desktop says that it is too old.
/// </summary>
internal static class ReportFiles
{
    /// <summary>Schema versions of report, page and visual, by which Desktop also dates the theme.</summary>
    public const string ReportVersion = "3.3.0";
    public const string PageVersion = "2.1.0";
    public const string VisualVersion = "2.9.0";

    public static IEnumerable<(string Name, string Text)> Of(string schemas, IReadOnlyList<Page> pages)
    {
        var definition = schemas + "item/report/definition/";
        yield return (
            "definition/version.json",
            JsonText.Of(new JsonObject { ["$schema"] = definition + "versionMetadata/1.0.0/schema.json", ["version"] = "2.0.0" }));
        yield return ("definition/report.json", JsonText.Of(Report(definition)));
        yield return ($"StaticResources/RegisteredResources/{ReportTheme.File}", JsonText.Of(ReportTheme.Json()));
        yield return ("definition/pages/pages.json", JsonText.Of(new JsonObject
        {
            ["$schema"] = definition + "pagesMetadata/1.1.0/schema.json",
            ["pageOrder"] = new JsonArray([.. pages.Select(page => (JsonNode)page.Name)]),
            ["activePageName"] = pages[0].Name,
        }));
        foreach (var page in pages)
        {
            yield return ($"definition/pages/{page.Name}/page.json", JsonText.Of(PageJson(definition, page)));
            foreach (var (visual, index) in page.Visuals.Select((visual, index) => (visual, index)))
            {
                yield return (
                    $"definition/pages/{page.Name}/visuals/{VisualJson.NameOf(page, visual)}/visual.json",
                    JsonText.Of(VisualJson.Of(schemas, page, visual, index)));
            }
        }
    }

    private static JsonObject PageJson(string definition, Page page)
    {
        var json = new JsonObject
        {
            ["$schema"] = $"{definition}page/{PageVersion}/schema.json",
            ["name"] = page.Name,
            ["displayName"] = page.Title,
            ["displayOption"] = "FitToPage",
            ["height"] = 720,
            ["width"] = 1280,
        };
        if (page.DrillBy is { } field)
        {
            DrillThrough(json, page, field);
        }

        var apart = page.Interactions().ToList();
        if (apart.Count > 0)
        {
            json["visualInteractions"] = new JsonArray([.. apart.Select(pair => new JsonObject
            {
                ["source"] = VisualJson.NameOf(page, pair.Source),
                ["target"] = VisualJson.NameOf(page, pair.Target),
                ["type"] = "NoFilter",
            })]);
        }

        return json;
    }

    // The page takes the one value that was drilled through by as a filter; readers come to it by no other way.
    private static void DrillThrough(JsonObject json, Page page, Field field)
    {
        var filter = StableId.Hex($"{page.Name}/filter");
        json["filterConfig"] = new JsonObject
        {
            ["filters"] = new JsonArray(new JsonObject
            {
                ["name"] = filter,
                ["field"] = FieldJson.Of(field),
                ["type"] = "Categorical",
                ["howCreated"] = "Drillthrough",
            }),
        };
        json["pageBinding"] = new JsonObject
        {
            ["name"] = StableId.Hex($"{page.Name}/binding"),
            ["type"] = "Drillthrough",
            ["parameters"] = new JsonArray(new JsonObject
            {
                ["name"] = StableId.Hex($"{page.Name}/parameter"),
                ["boundFilter"] = filter,
                ["fieldExpr"] = FieldJson.Of(field),
            }),
        };
        json["type"] = "Drillthrough";
        json["visibility"] = "HiddenInViewMode";
    }

    private static JsonObject Report(string definition) => new()
    {
        ["$schema"] = $"{definition}report/{ReportVersion}/schema.json",

        // No base theme: one that is named must be shipped, and without one Desktop takes its own.
        ["themeCollection"] = new JsonObject
        {
            ["customTheme"] = new JsonObject
            {
                ["name"] = ReportTheme.File,
                ["reportVersionAtImport"] = new JsonObject
                {
                    ["visual"] = VisualVersion,
                    ["report"] = ReportVersion,
                    ["page"] = PageVersion
                },
                ["type"] = "RegisteredResources",
            },
        },
        ["resourcePackages"] = new JsonArray(new JsonObject
        {
            ["name"] = "RegisteredResources",
            ["type"] = "RegisteredResources",
            ["items"] = new JsonArray(new JsonObject
            {
                ["name"] = ReportTheme.File,
                ["path"] = ReportTheme.File,
                ["type"] = "CustomTheme"
            }),
        }),
        ["settings"] = new JsonObject
        {
            ["useStylableVisualContainerHeader"] = true,
            ["exportDataMode"] = "AllowSummarized",
            ["defaultDrillFilterOtherVisuals"] = true,
            ["allowChangeFilterTypes"] = true,
            ["useEnhancedTooltips"] = true,
        },
    };
}
