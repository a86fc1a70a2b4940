namespace RfmBatch.Storage.Loading;

/// <summary>Which rows of a source are loaded: those whose column has one of some values, or none of them.</summary>
/// <param name="ColumnName">The column, mapped or not.</param>
/// <param name="Values">The values, trimmed and compared by code point; an empty one is a missing value.</param>
/// <param name="Keeps">True: rows with one of them are loaded (<c>--only</c>); false: the others are (<c>--except</c>).</param>
public sealed record RowCondition(string ColumnName, IReadOnlyList<string> Values, bool Keeps)
{
    /// <summary>Reads <c>COL=VALUE</c> texts; those of one column are alternatives, and every column must agree.</summary>
    /// <param name="only">What <c>--only</c> was given.</param>
    /// <param name="except">What <c>--except</c> was given.</param>
    /// <param name="errors">Takes what cannot be read.</param>
    public static IReadOnlyList<RowCondition> Parse(IReadOnlyList<string> only, IReadOnlyList<string> except, List<string> errors) =>
        [.. Parse("--only", only, keeps: true, errors), .. Parse("--except", except, keeps: false, errors)];

    /// <summary>The option that gives it.</summary>
    public string Option => Keeps ? "--only" : "--except";

    /// <summary>As it was given.</summary>
    public override string ToString() => string.Join(' ', Values.Select(value => $"{Option} {ColumnName}={value}"));

    /// <summary>Whether a row with a value is left out.</summary>
    public bool Drops(ReadOnlySpan<char> value)
    {
        foreach (var known in Values)
        {
            if (value.SequenceEqual(known))
            {
                return !Keeps;
            }
        }

        return Keeps;
    }

    private static IEnumerable<RowCondition> Parse(string option, IReadOnlyList<string> texts, bool keeps, List<string> errors)
    {
        errors.AddRange(texts
            .Where(text => text.IndexOf('=', StringComparison.Ordinal) <= 0)
            .Select(text => $"{option} is COL=VALUE, such as Status=completed, not '{text}'."));
        return texts
            .Select(text => text.Split('=', 2))
            .Where(parts => parts.Length == 2 && parts[0].Length > 0)
            .GroupBy(parts => parts[0].Trim(), parts => parts[1].Trim(), StringComparer.Ordinal)
            .Select(group => new RowCondition(group.Key, [.. group.Distinct(StringComparer.Ordinal)], keeps));
    }
}
