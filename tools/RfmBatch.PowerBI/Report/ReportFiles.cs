using System.Text.Json.Nodes;
using RfmBatch.PowerBI.Text;

namespace RfmBatch.PowerBI.Report;

/// <summary>
/// The report's files below its folder. Schema versions are those of Power BI Desktop of June 2025, which later ones read.
/// </summary>
internal static class ReportFiles
{
    private const string Theme = "RfmBatch.json";

    public static IEnumerable<(string Name, string Text)> Of(string schemas, IReadOnlyList<Page> pages)
    {
        var definition = schemas + "item/report/definition/";
        yield return (
            "definition/version.json",
            JsonText.Of(new JsonObject { ["$schema"] = definition + "versionMetadata/1.0.0/schema.json", ["version"] = "2.0.0" }));
        yield return ("definition/report.json", JsonText.Of(Report(definition)));
        yield return ($"StaticResources/RegisteredResources/{Theme}", JsonText.Of(ReportTheme.Json()));
        yield return ("definition/pages/pages.json", JsonText.Of(new JsonObject
        {
            ["$schema"] = definition + "pagesMetadata/1.0.0/schema.json",
            ["pageOrder"] = new JsonArray([.. pages.Select(page => (JsonNode)page.Name)]),
            ["activePageName"] = pages[0].Name,
        }));
        foreach (var page in pages)
        {
            yield return ($"definition/pages/{page.Name}/page.json", JsonText.Of(new JsonObject
            {
                ["$schema"] = definition + "page/1.4.0/schema.json",
                ["name"] = page.Name,
                ["displayName"] = page.Title,
                ["displayOption"] = "FitToPage",
                ["height"] = 720,
                ["width"] = 1280,
            }));
            foreach (var (visual, index) in page.Visuals.Select((visual, index) => (visual, index)))
            {
                yield return (
                    $"definition/pages/{page.Name}/visuals/{VisualJson.NameOf(page, visual)}/visual.json",
                    JsonText.Of(VisualJson.Of(schemas, page, visual, index)));
            }
        }
    }

    private static JsonObject Report(string definition) => new()
    {
        ["$schema"] = definition + "report/1.3.0/schema.json",
        ["themeCollection"] = new JsonObject
        {
            ["baseTheme"] = new JsonObject { ["name"] = "CY24SU10", ["reportVersionAtImport"] = "5.61", ["type"] = "SharedResources" },
            ["customTheme"] = new JsonObject { ["name"] = Theme, ["reportVersionAtImport"] = "5.61", ["type"] = "RegisteredResources" },
        },
        ["layoutOptimization"] = "None",
        ["resourcePackages"] = new JsonArray(new JsonObject
        {
            ["name"] = "RegisteredResources",
            ["type"] = "RegisteredResources",
            ["items"] = new JsonArray(new JsonObject { ["name"] = Theme, ["path"] = Theme, ["type"] = "CustomTheme" }),
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
