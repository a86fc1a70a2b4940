using System.Text.Json;

namespace RfmBatch.Core.Json;

/// <summary>Reads a JSON object property by property, collects every error with its path and refuses properties nobody asked for.</summary>
internal sealed class StrictObject
{
    private readonly JsonElement _element;
    private readonly string _path;
    private readonly List<string> _errors;
    private readonly HashSet<string> _known = [];

    public StrictObject(JsonElement element, string path, List<string> errors)
    {
        (_element, _path, _errors) = (element, path, errors);
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fail(null, $"must be an object, not {Describe(element)}");
        }
    }

    /// <summary>Where a property is, for messages.</summary>
    public string PathOf(string? name) =>
        name is null ? (_path.Length == 0 ? "the file" : _path) : _path.Length == 0 ? name : $"{_path}.{name}";

    /// <summary>Records an error at a property.</summary>
    public void Fail(string? name, string what) => _errors.Add($"{PathOf(name)}: {what}.");

    /// <summary>Records that a property's text is none of some names, one of which may have been meant.</summary>
    public void FailAmong(string name, string text, string what, params IEnumerable<string> names) =>
        _errors.Add($"{PathOf(name)}: '{text}' {what}.{NearestName.Question(text, names)}");

    /// <summary>A property, or null where it is absent (an error when required) or null.</summary>
    public JsonElement? Get(string name, bool isRequired, JsonValueKind kind)
    {
        _known.Add(name);
        if (_element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (!_element.TryGetProperty(name, out var value))
        {
            if (isRequired)
            {
                Fail(name, "is missing");
            }

            return null;
        }

        if (value.ValueKind == JsonValueKind.Null && !isRequired)
        {
            return null;
        }

        // That a property is true or false is asked for as True.
        if ((value.ValueKind == JsonValueKind.False ? JsonValueKind.True : value.ValueKind) != kind)
        {
            Fail(name, $"must be {Name(kind)}, not {Describe(value)}");
            return null;
        }

        return value;
    }

    /// <summary>A text, or empty.</summary>
    public string Text(string name, bool isRequired) => Get(name, isRequired, JsonValueKind.String)?.GetString() ?? "";

    /// <summary>A whole number, or null.</summary>
    public int? Whole(string name, bool isRequired, int lowest, int highest)
    {
        if (Get(name, isRequired, JsonValueKind.Number) is not { } value)
        {
            return null;
        }

        if (value.TryGetInt32(out var number) && number >= lowest && number <= highest)
        {
            return number;
        }

        Fail(
            name,
            FormattableString.Invariant($"{value.GetRawText()} is not allowed; it must be a whole number from {lowest} to {highest}"));
        return null;
    }

    /// <summary>A number, or null.</summary>
    public decimal? Number(string name, bool isRequired, decimal lowest, decimal highest)
    {
        if (Get(name, isRequired, JsonValueKind.Number) is not { } value)
        {
            return null;
        }

        if (value.TryGetDecimal(out var number) && number >= lowest && number <= highest)
        {
            return number;
        }

        Fail(name, FormattableString.Invariant($"{value.GetRawText()} is not allowed; it must be a number from {lowest} to {highest}"));
        return null;
    }

    /// <summary>A list; empty where it is absent.</summary>
    public IReadOnlyList<JsonElement> List(string name, bool isRequired) =>
        Get(name, isRequired, JsonValueKind.Array) is { } list ? [.. list.EnumerateArray()] : [];

    /// <summary>Records every property that was not read.</summary>
    public void RefuseOthers()
    {
        if (_element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in _element.EnumerateObject())
        {
            if (!_known.Contains(property.Name))
            {
                _errors.Add(
                    $"{PathOf(property.Name)}: unknown property; known here: {string.Join(", ", _known)}."
                    + NearestName.Question(property.Name, _known));
            }
        }
    }

    /// <summary>A value for a message, shortened.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"'{value.GetString()}'",
        _ => value.GetRawText(),
    };

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "a list",
        JsonValueKind.True => "true or false",
        _ => "an object",
    };
}
