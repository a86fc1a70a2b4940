using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Pipeline;

/// <summary>Options as canonical JSON.</summary>
internal static class RunOptionsJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What decides scores, apart from the rules: the part of the configuration hash that comes from options.</summary>
    public static string WriteScoring(RunOptions options, int bins) => Write(json =>
    {
        WriteWindowAndFilter(json, options);
        json.WriteNumber("bins", bins);
        WriteMetrics(json, options);
    });

    private static void WriteWindowAndFilter(Utf8JsonWriter json, RunOptions options)
    {
        if (options.WindowMonths is { } months)
        {
            json.WriteNumber("windowMonths", months);
        }
        else
        {
            json.WriteNull("windowMonths");
        }

        if (options.Where is { } where)
        {
            json.WriteStartObject("where");
            json.WriteString("attribute", where.AttributeName);
            json.WriteString("value", where.AttributeValue);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("where");
        }
    }

    private static void WriteMetrics(Utf8JsonWriter json, RunOptions options)
    {
        json.WriteString("scoring", OptionNames.Of(options.Scoring));
        if (options.Breaks is { } breaks)
        {
            json.WriteStartObject("breaks");
            WriteEdges(json, "recency", breaks.Recency);
            WriteEdges(json, "frequency", breaks.Frequency);
            WriteEdges(json, "monetary", breaks.Monetary);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("breaks");
        }

        json.WriteString("frequency", OptionNames.Of(options.Frequency));
        json.WriteString("monetary", OptionNames.Of(options.Monetary));
        json.WriteString("returns", OptionNames.Of(options.Returns));
        json.WriteBoolean("keepZeroAmounts", options.KeepZeroAmounts);
    }

    private static void WriteEdges(Utf8JsonWriter json, string name, IReadOnlyList<double> edges)
    {
        json.WriteStartArray(name);
        foreach (var edge in edges)
        {
            json.WriteNumberValue(edge);
        }

        json.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
