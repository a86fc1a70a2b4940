using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RfmBatch.Cli.Hosting;

namespace RfmBatch.Cli.Output;

/// <summary>Results for other programs: property names are the columns' names in <c>bi</c>, dates ISO 8601, amounts numbers.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions _options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static void Write<T>(Terminal terminal, T value) => terminal.Output.WriteLine(JsonSerializer.Serialize(value, _options));
}
