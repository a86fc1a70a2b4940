using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RfmBatch.Core.Json;

namespace RfmBatch.Core.Options;

/// <summary>The options of a record, in the order of help and of stored JSON, and what is made from them.</summary>
/// <param name="defaults">The options where nothing is given.</param>
/// <param name="specifications">One for each option.</param>
public sealed class OptionTable<TOptions>(TOptions defaults, IReadOnlyList<OptionSpecification<TOptions>> specifications)
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>One for each option.</summary>
    public IReadOnlyList<OptionSpecification<TOptions>> Specifications => specifications;

    /// <summary>How texts are written in stored JSON.</summary>
    /// <value>Default: as they are, but for what JSON itself asks to be escaped.</value>
    public JavaScriptEncoder Encoder { get; init; } = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Whether an option without a value is left out of stored JSON, or written as null.</summary>
    /// <value>Default: false, written.</value>
    public bool OmitsNull { get; init; }

    /// <summary>Applies what was typed to options.</summary>
    /// <param name="texts">What was typed; what is absent leaves the value.</param>
    /// <param name="options">The options to start from.</param>
    /// <param name="errors">Takes a sentence for each value that is not allowed.</param>
    /// <exception cref="ArgumentException">A text is of an option that is not in the table.</exception>
    public TOptions Read(OptionTexts texts, TOptions options, List<string> errors)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Names.FirstOrDefault(name => !Has(name)) is { } unknown)
        {
            var known = string.Join(", ", specifications.Select(option => option.Name));
            throw new ArgumentException($"There is no option --{unknown}; there are: {known}.", nameof(texts));
        }

        foreach (var option in specifications.OrderBy(option => option.ReadOrder))
        {
            if (texts.All(option.Name) is { } given)
            {
                options = option.Clear is { } clear && given is [""]
                    ? clear(options)
                    : option.Read(new OptionText($"--{option.Name}", given, errors), options);
            }
        }

        return options;
    }

    /// <summary>Checks all values, given or not.</summary>
    /// <param name="options">The options.</param>
    /// <param name="errors">Takes a sentence for each value that is not allowed.</param>
    public void Check(TOptions options, List<string> errors)
    {
        foreach (var option in specifications.OrderBy(option => option.ReadOrder))
        {
            option.Check?.Invoke(options, errors);
        }
    }

    /// <summary>Whether an option is in the table.</summary>
    public bool Has(string name) => specifications.Any(option => option.Name == name);

    /// <summary>Options as canonical JSON: every one that is stored, in order.</summary>
    public string WriteJson(TOptions options) => Write(
        specifications
            .Where(option => option.Write is { } write && !(OmitsNull && write(options) is null))
            .OrderBy(option => option.WriteOrder),
        option => StoredJson(option, options));

    /// <summary>Reads what <see cref="WriteJson"/> wrote as if it were typed; what is absent or null is not given.</summary>
    public OptionTexts ReadJson(string json, List<string> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var texts = new OptionTexts();
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var file = new StrictObject(document.RootElement, "", errors);
            foreach (var option in specifications.Where(option => option.Write is not null))
            {
                if (file.Get(option.JsonKey, isRequired: false, option.JsonKind) is { } value)
                {
                    texts = texts.With(option.Name, Texts(file, option.JsonKey, value));
                }
            }

            file.RefuseOthers();
        }
        catch (JsonException e)
        {
            errors.Add($"The options are not valid JSON: {e.Message}");
        }

        return texts;
    }

    /// <summary>The options' part of the configuration hash, as JSON: see <see cref="OptionHash"/>.</summary>
    public string WriteHash(TOptions options) =>
        Write(specifications.Where(option => IsHashed(option, options)), option => HashJson(option, options));

    private static IReadOnlyList<string> Texts(StrictObject file, string key, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return [value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()];
        }

        var items = value.EnumerateArray().ToList();
        if (items.All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. items.Select(item => item.GetString()!)];
        }

        file.Fail(key, "must be a list of texts");
        return [];
    }

    private string StoredJson(OptionSpecification<TOptions> option, TOptions options) => option.Write!(options) switch
    {
        null => "null",
        var text when option.JsonKind == JsonValueKind.String => $"\"{Encoder.Encode(text)}\"",
        var json => json,
    };

    private string HashJson(OptionSpecification<TOptions> option, TOptions options) =>
        option.HashJson?.Invoke(options) ?? StoredJson(option, options);

    private static string Write(IEnumerable<OptionSpecification<TOptions>> options, Func<OptionSpecification<TOptions>, string> value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Format))
        {
            json.WriteStartObject();
            foreach (var option in options)
            {
                json.WritePropertyName(option.JsonKey);
                json.WriteRawValue(value(option));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private bool IsHashed(OptionSpecification<TOptions> option, TOptions options) => option.Hash switch
    {
        OptionHash.Always => true,
        OptionHash.UnlessDefault => HashJson(option, options) != HashJson(option, defaults),
        _ => false,
    };
}
