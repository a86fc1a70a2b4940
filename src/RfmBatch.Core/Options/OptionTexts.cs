namespace RfmBatch.Core.Options;

/// <summary>Options as somebody typed them, by name without the dashes; what is absent was not given.</summary>
public sealed class OptionTexts
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);

    /// <summary>The names of those given.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The text of an option that has one value; null where it was not given.</summary>
    public string? this[string name]
    {
        get => _values.GetValueOrDefault(name)?[^1];
        set
        {
            if (value is null)
            {
                _values.Remove(name);
            }
            else
            {
                _values[name] = [value];
            }
        }
    }

    /// <summary>All texts of an option; null where it was not given.</summary>
    public IReadOnlyList<string>? All(string name) => _values.GetValueOrDefault(name);

    /// <summary>These and one option more, or with other values.</summary>
    public OptionTexts With(string name, params IReadOnlyList<string> values)
    {
        var texts = new OptionTexts();
        foreach (var (known, given) in _values)
        {
            texts._values[known] = given;
        }

        texts._values[name] = values;
        return texts;
    }
}
