namespace RfmBatch.Storage.Loading;

/// <summary>The texts with which exports write that there is no value.</summary>
/// <remarks>
/// They are compared whole and in any case. <c>NA</c> is none of them, for it is Namibia's code; neither are <c>0</c>, <c>-</c> and
/// <c>-1</c>, which numbers and attributes may well be. Where the character NUL begins a value, a program of C has ended it there: bcp
/// writes an empty text so.
/// </remarks>
public sealed class MissingMarkers
{
    // SQL tools, PostgreSQL and MySQL, pandas and R, spreadsheets.
    private static readonly string[] Everywhere = ["NULL", "(null)", @"\N", "NaN", "N/A", "#N/A"];

    // Python, Ruby and Lua, .NET's empty Guid: as a country or a category they may be words.
    private static readonly string[] OnlyIds =
    [
        "None", "nil", "00000000-0000-0000-0000-000000000000", "{00000000-0000-0000-0000-000000000000}", "00000000000000000000000000000000",
    ];

    private readonly Marks _ids;
    private readonly Marks _values;
    private readonly Marks _numbers;

    private MissingMarkers(bool isOff, IReadOnlyList<string> added)
    {
        var trimmed = added.Select(text => text.Trim()).ToList();
        string[] everywhere = isOff ? [] : Everywhere;
        HasNul = !isOff;
        Values = [.. everywhere, .. trimmed];
        Ids = [.. Values, .. isOff ? [] : OnlyIds];
        Numbers = [.. everywhere, .. trimmed.Where(text => !IsNumber(text))];
        (_ids, _values, _numbers) = (new Marks(Ids, HasNul), new Marks(Values, HasNul), new Marks(Numbers, HasNul));
    }

    /// <summary>Those that hold where nothing is said.</summary>
    public static MissingMarkers Default { get; } = new(false, []);

    /// <summary>Markers of the ids of customers, orders and products.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Markers of dates, categories and attributes.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Markers of quantities, prices and amounts: what is a number is no marker there, whoever says so.</summary>
    public IReadOnlyList<string> Numbers { get; }

    /// <summary>Whether a value that begins with the character NUL is missing.</summary>
    public bool HasNul { get; }

    /// <summary>The markers of a load.</summary>
    /// <param name="isOff">Whether only <paramref name="added"/> count.</param>
    /// <param name="added">Texts that are missing too.</param>
    /// <param name="errors">Takes a sentence where a text can be no marker.</param>
    public static MissingMarkers Of(bool isOff, IReadOnlyList<string> added, ICollection<string> errors)
    {
        ArgumentNullException.ThrowIfNull(added);
        ArgumentNullException.ThrowIfNull(errors);
        if (added.Any(text => text.Trim().Length is 0 or > 100))
        {
            errors.Add("--null must have 1 to 100 characters; an empty field is missing in any case.");
        }

        return isOff || added.Count > 0 ? new MissingMarkers(isOff, added) : Default;
    }

    /// <summary>Whether the trimmed text of an id says that there is none.</summary>
    public bool IsMissingId(ReadOnlySpan<char> text) => _ids.Has(text);

    /// <summary>Whether the trimmed text of a date, a category or an attribute says that there is none.</summary>
    public bool IsMissing(ReadOnlySpan<char> text) => _values.Has(text);

    /// <summary>Whether the trimmed text of a number says that there is none.</summary>
    public bool IsMissingNumber(ReadOnlySpan<char> text) => _numbers.Has(text);

    private static bool IsNumber(string text) =>
        decimal.TryParse(text, System.Globalization.NumberStyles.Any, System.Globalization.CultureInfo.InvariantCulture, out _);

    // Asked of every field: the first character says no to nearly all of them.
    private sealed class Marks
    {
        private readonly bool[] _begins = new bool[128];
        private readonly bool _hasOther;
        private readonly bool[] _lengths = new bool[101];
        private readonly IReadOnlyList<string> _texts;
        private readonly bool _hasNul;

        public Marks(IReadOnlyList<string> texts, bool hasNul)
        {
            _texts = texts;
            _hasNul = hasNul;
            _begins[0] = hasNul;
            foreach (var text in texts.Where(text => text.Length is > 0 and <= 100))
            {
                _lengths[text.Length] = true;
                foreach (var first in (char[])[char.ToUpperInvariant(text[0]), char.ToLowerInvariant(text[0])])
                {
                    _hasOther |= first >= 128;
                    _begins[first < 128 ? first : 127] = true;
                }
            }
        }

        public bool Has(ReadOnlySpan<char> text)
        {
            if (text.IsEmpty)
            {
                return false;
            }

            var first = text[0];
            return (first < 128 ? _begins[first] : _hasOther) && IsOne(text);
        }

        private bool IsOne(ReadOnlySpan<char> text)
        {
            if (text[0] == '\0')
            {
                return _hasNul;
            }

            if (text.Length >= _lengths.Length || !_lengths[text.Length])
            {
                return false;
            }

            foreach (var marker in _texts)
            {
                if (text.Equals(marker, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
