using System.Globalization;

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

    /// <summary>The whole number of an option that the command line checked; null where it was not given.</summary>
    public int? Whole(string name) => this[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether an option was given.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Those whose names are chosen.</summary>
    public OptionTexts Where(Func<string, bool> isChosen)
    {
        var texts = new OptionTexts();
        foreach (var (name, given) in _values.Where(value => isChosen(value.Key)))
        {
            texts._values[name] = given;
        }

        return texts;
    }

    /// <summary>These and one option more, or with other values.</summary>
    public OptionTexts With(string name, params IReadOnlyList<string> values)
    {
        var texts = Where(_ => true);
        texts._values[name] = values;
        return texts;
    }
}
