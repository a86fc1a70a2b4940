using System.Text.Json.Nodes;

namespace RfmBatch.PowerBI.Report;

/// <summary>The report's theme: colours that colour-blind readers tell apart (Paul Tol's muted scheme), dark text on white.</summary>
internal static class ReportTheme
{
    /// <summary>The theme's file and its name: Desktop looks for a theme by the name of its file.</summary>
    public const string File = "RfmBatch.json";

    /// <summary>Ends of the colours of a heat map.</summary>
    public const string HeatLow = "#FFFFFF";
    public const string HeatHigh = "#88CCEE";

    private static readonly string[] Colors =
    [
        "#332288", "#88CCEE", "#44AA99", "#117733", "#999933", "#DDCC77", "#CC6677", "#882255", "#AA4499"
    ];

    public static JsonObject Json() => new()
    {
        ["name"] = File,
        ["dataColors"] = new JsonArray([.. Colors.Select(color => (JsonNode)color)]),
        ["background"] = "#FFFFFF",
        ["foreground"] = "#222222",
        ["tableAccent"] = Colors[0],
    };
}
