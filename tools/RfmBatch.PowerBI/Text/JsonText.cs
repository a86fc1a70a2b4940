using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RfmBatch.PowerBI.Text;

/// <summary>JSON as Power BI Desktop writes it: two blanks, no escaping beyond what JSON asks for.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static string Of(JsonNode node) => node.ToJsonString(Options) + "\n";
}
