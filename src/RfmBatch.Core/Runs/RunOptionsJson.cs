using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Json;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Runs;

/// <summary>Options as canonical JSON.</summary>
internal static class RunOptionsJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Every option, named and valued as it is typed.</summary>
    public static string Write(RunOptions options) => Write(json =>
    {
        json.WriteString("asOf", options.AsOf.Kind == AsOfKind.Date ? Text(options.AsOf.Date) : OptionNames.Of(options.AsOf.Kind));
        WriteWhole(json, "windowMonths", options.WindowMonths);
        json.WriteString("where", options.Where?.ToString());
        WriteWhole(json, "bins", options.Bins);
        json.WriteString("scoring", options.Breaks is { } breaks ? ScoreBreaksText.Write(breaks) : OptionNames.Of(options.Scoring));
        json.WriteString("frequency", OptionNames.Of(options.Frequency));
        json.WriteString("monetary", OptionNames.Of(options.Monetary));
        json.WriteString("returns", OptionNames.Of(options.Returns));
        json.WriteString("zeroAmount", options.KeepZeroAmounts ? "keep" : "drop");
        json.WriteString("segments", options.RuleSet);
        json.WriteString("clusters", options.Clusters.ToString());
        json.WriteNumber("kMin", options.KMin);
        json.WriteString("features", OptionNames.Of(options.Features));
        json.WriteString("hierarchy", options.Hierarchy.Kind == ClusterChoiceKind.Auto ? "on" : options.Hierarchy.ToString());
        json.WriteString("value", OptionNames.Of(options.Value));
        json.WriteString("holdoutFrom", Text(options.HoldoutFrom));
        json.WriteNumber("margin", options.Margin);
        json.WriteNumber("discount", options.Discount);
        json.WriteNumber("seed", options.Seed);
    });

    public static RunOptions Read(string json)
    {
        var errors = new List<string>();
        var texts = new RunOptionTexts();
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            texts = Texts(new StrictObject(document.RootElement, "", errors));
        }
        catch (JsonException e)
        {
            errors.Add($"The options are not valid JSON: {e.Message}");
        }

        return errors.Count == 0 ? RunOptionsParser.Parse(texts) : throw new InvalidInputException(errors, "Store the program's options again with rfmbatch programs set.");
    }

    private static RunOptionTexts Texts(StrictObject file)
    {
        string? Word(string name) => file.Get(name, isRequired: false, JsonValueKind.String)?.GetString();
        string? Number(string name) => file.Get(name, isRequired: false, JsonValueKind.Number)?.GetRawText();
        var texts = new RunOptionTexts
        {
            AsOf = Word("asOf"),
            WindowMonths = Number("windowMonths"),
            Where = Word("where"),
            Bins = Number("bins"),
            Scoring = Word("scoring"),
            Frequency = Word("frequency"),
            Monetary = Word("monetary"),
            Returns = Word("returns"),
            ZeroAmount = Word("zeroAmount"),
            Segments = Word("segments"),
            Clusters = Word("clusters"),
            KMin = Number("kMin"),
            Features = Word("features"),
            Hierarchy = Word("hierarchy"),
            Value = Word("value"),
            HoldoutFrom = Word("holdoutFrom"),
            Margin = Number("margin"),
            Discount = Number("discount"),
            Seed = Number("seed"),
        };
        file.RefuseOthers();
        return texts;
    }

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void WriteWhole(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>What decides scores, apart from the rules: the part of the configuration hash that comes from options.</summary>
    public static string WriteScoring(RunOptions options, int bins) => Write(json =>
    {
        WriteWhole(json, "windowMonths", options.WindowMonths);
        if (options.Where is { } where)
        {
            json.WriteStartArray("where");
            json.WriteStringValue(where.AttributeName);
            json.WriteStringValue(where.AttributeValue);
            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("where");
        }

        json.WriteNumber("bins", bins);
        json.WriteString("scoring", options.Breaks is { } breaks ? ScoreBreaksText.Write(breaks) : OptionNames.Of(options.Scoring));
        json.WriteString("frequency", OptionNames.Of(options.Frequency));
        json.WriteString("monetary", OptionNames.Of(options.Monetary));
        json.WriteString("returns", OptionNames.Of(options.Returns));
        json.WriteString("zeroAmount", options.KeepZeroAmounts ? "keep" : "drop");
    });

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
