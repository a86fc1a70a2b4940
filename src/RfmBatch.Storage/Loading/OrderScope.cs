using System.Globalization;
using RfmBatch.Core;

namespace RfmBatch.Storage.Loading;

/// <summary>How long an order id means one order of a customer: shops that number anew each year or day use ids again.</summary>
public sealed class OrderScope
{
    // Between id and date. An id that holds it is kept as it is: what follows has one length per scope.
    private const char Separator = '@';

    private readonly string _format;

    private OrderScope(string name, string format) => (Name, _format) = (name, format);

    /// <summary>For ever: the id is stored as it is.</summary>
    public static OrderScope All { get; } = new("all", "");

    /// <summary>A calendar year: <c>1001</c> is stored as <c>1001@2024</c>.</summary>
    public static OrderScope Year { get; } = new("year", "yyyy");

    /// <summary>A day: <c>1001</c> is stored as <c>1001@2024-05-01</c>.</summary>
    public static OrderScope Day { get; } = new("day", "yyyy-MM-dd");

    /// <summary>As it is typed.</summary>
    public string Name { get; }

    /// <summary>Characters that it adds to an id, 0 to 11; a stored id has at most 100 with them.</summary>
    public int AddedLength => _format.Length == 0 ? 0 : _format.Length + 1;

    /// <summary>Characters of yyyy-MM-dd that it adds, 0, 4 or 10.</summary>
    internal int DateLength => _format.Length;

    /// <summary>The scope of a name.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="hasOrder">Whether order ids are mapped, or null while that is not known.</param>
    /// <param name="errors">Gets a sentence where it cannot be used.</param>
    public static OrderScope Parse(string text, bool? hasOrder, List<string> errors)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(errors);
        OrderScope[] all = [All, Year, Day];
        var scope = Array.Find(all, scope => scope.Name == text);
        if (scope is null)
        {
            var names = all.Select(known => known.Name);
            errors.Add(
                $"--order-scope '{text}' is not allowed; it must be {string.Join(", ", names)}." + NearestName.Question(text, names));
        }
        else if (hasOrder == false && scope != All)
        {
            errors.Add($"--order-scope {scope.Name} needs a column of order ids: name it with order=COL in --map.");
        }

        return scope ?? All;
    }

    /// <summary>The id as it is stored.</summary>
    /// <param name="id">As it was read.</param>
    /// <param name="day">Of the row, since 1970-01-01.</param>
    /// <param name="buffer">At least as long as both; the result may lie in it.</param>
    public ReadOnlySpan<char> Stored(ReadOnlySpan<char> id, int day, Span<char> buffer)
    {
        if (_format.Length == 0)
        {
            return id;
        }

        id.CopyTo(buffer);
        buffer[id.Length] = Separator;
        Core.Day.ToDate(day).TryFormat(buffer[(id.Length + 1)..], out _, _format, CultureInfo.InvariantCulture);
        return buffer[..(id.Length + AddedLength)];
    }

    /// <summary>The same in SQL.</summary>
    /// <param name="id">The id's expression.</param>
    /// <param name="isoDate">yyyy-MM-dd of the row's day.</param>
    internal string Expression(string id, string isoDate) =>
        _format.Length == 0 ? id : $"CONCAT({id}, '{Separator}', SUBSTRING({isoDate}, 1, {DateLength}))";
}
