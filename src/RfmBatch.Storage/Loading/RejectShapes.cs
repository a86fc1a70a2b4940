using System.Globalization;
using System.Text;

namespace RfmBatch.Storage.Loading;

/// <summary>Counts rejected rows by reason and by the shape of the value at fault, in bounded memory.</summary>
/// <remarks>
/// Real dirt differs from row to row; what is rejected time and again in one shape is written in a format that was not understood. Only
/// <see cref="HasShape"/> have one: of an id that is too long or missing it would say nothing.
/// </remarks>
public sealed class RejectShapes
{
    /// <summary>Characters of a shape; longer ones are cut off.</summary>
    public const int MaxLength = 40;

    /// <summary>Rejects of one shape that may be dirt.</summary>
    public const int MostOfOne = 5;

    // Dirt may have any number of shapes: those that come when there are so many already are counted together.
    private const int MaxShapes = 200;

    private const string Others = "…";

    private readonly Dictionary<(string Reason, string Shape), RejectCount> _counts = [];

    /// <summary>By reason and shape, the most frequent first.</summary>
    public IReadOnlyList<RejectCount> Counts =>
    [
        .. _counts.Values.OrderByDescending(count => count.RowCount)
            .ThenBy(count => count.ReasonCode, StringComparer.Ordinal)
            .ThenBy(count => count.Shape, StringComparer.Ordinal),
    ];

    /// <summary>Counts by reason alone, the most frequent first.</summary>
    public static IReadOnlyList<KeyValuePair<string, long>> ByReason(IEnumerable<RejectCount> counts) =>
    [
        .. counts.GroupBy(count => count.ReasonCode, count => count.RowCount)
            .Select(reason => KeyValuePair.Create(reason.Key, reason.Sum()))
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal),
    ];

    /// <summary>Whether rejects for a reason are told apart by shape.</summary>
    public static bool HasShape(string reason) => reason is RejectReason.BadNumber or RejectReason.BadDate or RejectReason.LostDigits;

    /// <summary>The shape: runs of digits are <c>9</c>, of letters <c>a</c>, of blanks one blank; signs stay. It holds no value.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var shape = new StringBuilder();
        var last = '\0';
        foreach (var character in text)
        {
            var classed = Class(character);
            if (classed != last || classed is not ('9' or 'a' or ' '))
            {
                shape.Append(classed);
            }

            if (shape.Length == MaxLength)
            {
                break;
            }

            last = classed;
        }

        return shape.ToString().TrimEnd();
    }

    /// <summary>Counts rejected rows.</summary>
    /// <param name="reason">One of <see cref="RejectReason"/>.</param>
    /// <param name="column">The column at fault, or null.</param>
    /// <param name="value">Its trimmed value; looked at only where the reason has shapes.</param>
    /// <param name="lineNumber">Its line.</param>
    /// <param name="rows">How many.</param>
    public void Add(string reason, string? column, ReadOnlySpan<char> value, long lineNumber, long rows = 1)
    {
        var shape = HasShape(reason) ? Of(value) : "";
        var key = (reason, shape);
        if (!_counts.ContainsKey(key) && _counts.Count >= MaxShapes)
        {
            key = (reason, Others);
        }

        if (_counts.TryGetValue(key, out var known))
        {
            _counts[key] = known with { RowCount = known.RowCount + rows };
            return;
        }

        // An id is somebody's; a number or a date is nobody's.
        var example = shape.Length == 0 || reason == RejectReason.LostDigits || key.Item2 == Others ? null
            : value[..Math.Min(value.Length, MaxLength)].ToString();
        _counts.Add(key, new RejectCount(reason, key.Item2, rows, column, lineNumber, example));
    }

    private static char Class(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.DecimalDigitNumber => '9',
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate => 'a',
        UnicodeCategory.SpaceSeparator => ' ',
        UnicodeCategory.Control => character == '\t' ? ' ' : '?',
        UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber => '9',
        _ => character,
    };
}

/// <summary>Rejected rows of one reason and one shape.</summary>
/// <param name="ReasonCode">One of <see cref="RejectReason"/>.</param>
/// <param name="Shape">The shape of the values at fault, empty for reasons that have none.</param>
/// <param name="RowCount">How many.</param>
/// <param name="ColumnName">The column of the first.</param>
/// <param name="FirstLine">Its line.</param>
/// <param name="Example">Its value where it is a number or a date; never stored and never logged.</param>
public sealed record RejectCount(
    string ReasonCode, string Shape, long RowCount, string? ColumnName = null, long FirstLine = 0, string? Example = null);
