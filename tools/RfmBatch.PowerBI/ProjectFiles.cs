using System.Text.Json.Nodes;
using RfmBatch.PowerBI.Model;
using RfmBatch.PowerBI.Report;
using RfmBatch.PowerBI.Text;

namespace RfmBatch.PowerBI;

/// <summary>All generated files of the Power BI project, as path below <c>db/PowerBI</c> and text.</summary>
internal static class ProjectFiles
{
    private const string Schemas = "https://developer.microsoft.com/json-schemas/fabric/";
    private const string Model = "RfmBatch.SemanticModel";
    private const string Report = "RfmBatch.Report";

    public static IReadOnlyDictionary<string, string> All()
    {
        var model = Star.Create();
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["RfmBatch.pbip"] = JsonText.Of(Shortcut()),
            [$"{Model}/.platform"] = JsonText.Of(Platform("SemanticModel", Model)),
            [$"{Model}/definition.pbism"] = JsonText.Of(new JsonObject
            {
                ["$schema"] = Schemas + "item/semanticModel/definitionProperties/1.0.0/schema.json",
                ["version"] = "4.0",
                ["settings"] = new JsonObject(),
            }),
            [$"{Report}/.platform"] = JsonText.Of(Platform("Report", Report)),
            [$"{Report}/definition.pbir"] = JsonText.Of(new JsonObject
            {
                ["$schema"] = Schemas + "item/report/definitionProperties/2.0.0/schema.json",
                ["version"] = "4.0",
                ["datasetReference"] = new JsonObject { ["byPath"] = new JsonObject { ["path"] = $"../{Model}" } },
            }),
        };
        foreach (var (name, text) in TmdlFiles.Of(model))
        {
            files.Add($"{Model}/definition/{name}", text);
        }

        foreach (var (name, text) in ReportFiles.Of(Schemas, ReportPages.All()))
        {
            files.Add($"{Report}/{name}", text);
        }

        return files;
    }

    private static JsonObject Shortcut() => new()
    {
        ["$schema"] = Schemas + "pbip/pbipProperties/1.0.0/schema.json",
        ["version"] = "1.0",
        ["artifacts"] = new JsonArray(new JsonObject { ["report"] = new JsonObject { ["path"] = Report } }),
        ["settings"] = new JsonObject { ["enableAutoRecovery"] = true },
    };

    private static JsonObject Platform(string type, string folder) => new()
    {
        ["$schema"] = Schemas + "gitIntegration/platformProperties/2.0.0/schema.json",
        ["metadata"] = new JsonObject { ["type"] = type, ["displayName"] = "RfmBatch" },
        ["config"] = new JsonObject { ["version"] = "2.0", ["logicalId"] = StableId.Guid(folder) },
    };
}
