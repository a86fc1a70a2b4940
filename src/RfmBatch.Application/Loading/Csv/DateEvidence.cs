using System.Globalization;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>What the dates of a file tell about how they are written.</summary>
/// <remarks>
/// Dates of one kind (year first, year last or short, month by name) that are fewer than another's become rejects; they are never read
/// another way. Whether the day, the month or a short year is first is told by dates that only one order allows: where rows rule out
/// every order, or leave several that neither points nor the culture decide, the file is refused, for swapped days look plausible for
/// years.
/// </remarks>
internal sealed class DateEvidence(string columnName, CultureInfo? culture)
{
    /// <summary>How to go on after a refusal.</summary>
    public const string NextStep = "Nothing was loaded; add what is meant and load again.";

    private static readonly DateOrder[] Orders = [DateOrder.DayMonthYear, DateOrder.MonthDayYear, DateOrder.ShortYearMonthDay];

    private readonly CultureInfo _culture = culture ?? CultureInfo.InvariantCulture;
    private readonly WrittenValue?[] _ruledOut = new WrittenValue?[Orders.Length];
    private readonly WrittenValue?[,] _differing = new WrittenValue?[Orders.Length, Orders.Length];
    private readonly int[] _numberCounts = new int[DateNumber.All.Count];
    private readonly WrittenValue?[] _numbers = new WrittenValue?[DateNumber.All.Count];
    private WrittenValue? _first;
    private int _yearFirst;
    private int _others;
    private int _named;
    private int _points;
    private bool _hasShortYears;
    private bool _hasShortParts;

    /// <summary>Whether more rows would help: the dates are in an order that none of them has told yet.</summary>
    public bool IsAmbiguous => _others > _yearFirst + _named && _ruledOut.AsSpan().Count((WrittenValue?)null) > 1;

    /// <summary>Whether any date was seen.</summary>
    public bool HasAny => _first is not null;

    /// <summary>Takes a trimmed date of the file.</summary>
    public void Add(ReadOnlySpan<char> text, long lineNumber)
    {
        _first ??= WrittenValue.Of(lineNumber, columnName, text);
        if (DateParts.TrySplit(text, out var parts))
        {
            if (parts.Fits(DateOrder.YearMonthDay))
            {
                _yearFirst++;
            }
            else
            {
                AddOther(parts, text, lineNumber);
            }
        }
        else if (DateNumber.Recognise(text) is { } number)
        {
            var index = DateNumber.All.TakeWhile(other => other != number).Count();
            _numberCounts[index]++;
            _numbers[index] ??= WrittenValue.Of(lineNumber, columnName, text);
        }
        else if (DateReader.TryNamed(text, _culture, out _))
        {
            _named++;
        }
    }

    /// <summary>The order; null with the reason.</summary>
    public DateOrder? Decide(out string? problem)
    {
        var most = _numberCounts.Max();
        problem = _yearFirst + _others + _named + most == 0
            ? $"No date was understood in the column '{columnName}': {_first}. Say how they are written with --date-format, for example "
                + "dd.MM.yyyy."
            : most > _yearFirst + _others + _named ? AskAboutNumber(Array.IndexOf(_numberCounts, most)) : null;
        if (problem is not null)
        {
            return null;
        }

        return _yearFirst >= _others && _yearFirst >= _named ? DateOrder.YearMonthDay
            : _named > _others ? DateOrder.NamedMonth
            : DecideOther(out problem);
    }

    /// <summary>Refuses a file whose rows rule out the order in which it is read.</summary>
    /// <exception cref="InvalidInputException">They do.</exception>
    public void RefuseIfContradictory(DateOrder order)
    {
        if (Array.IndexOf(Orders, order) is >= 0 and var index && _ruledOut[index] is not null)
        {
            throw new InvalidInputException([Contradiction()], NextStep);
        }
    }

    private void AddOther(in DateParts parts, ReadOnlySpan<char> text, long lineNumber)
    {
        Span<bool> fits = stackalloc bool[Orders.Length];
        for (var index = 0; index < Orders.Length; index++)
        {
            fits[index] = parts.Fits(Orders[index]);
        }

        if (!fits.Contains(true))
        {
            return;
        }

        _others++;
        _points += parts.Separator == '.' ? 1 : 0;
        _hasShortYears |= parts.ThirdDigits <= 2;
        _hasShortParts |= parts.FirstDigits == 1 || text[(text.IndexOf(parts.Separator) + 1)..].IndexOf(parts.Separator) == 1;
        for (var index = 0; index < Orders.Length; index++)
        {
            if (!fits[index])
            {
                _ruledOut[index] ??= WrittenValue.Of(lineNumber, columnName, text);
                continue;
            }

            for (var other = index + 1; other < Orders.Length; other++)
            {
                if (_differing[index, other] is null && fits[other] && parts.TryRead(Orders[index], out var day)
                    && parts.TryRead(Orders[other], out var otherDay) && day != otherDay)
                {
                    _differing[index, other] = WrittenValue.Of(lineNumber, columnName, text);
                }
            }
        }
    }

    private List<int> Left() => [.. Enumerable.Range(0, Orders.Length).Where(index => _ruledOut[index] is null)];

    private DateOrder? DecideOther(out string? problem)
    {
        problem = null;
        var left = Left();
        if (left.Count == 0)
        {
            problem = Contradiction();
            return null;
        }

        // Dates with points are never written month first.
        if (_points == _others && left.Contains(0))
        {
            left.Remove(1);
        }

        var value = left.SelectMany(one => left.Select(two => _differing[one, two])).FirstOrDefault(found => found is not null);
        if (left.Count == 1 || value is null)
        {
            return Orders[left[0]];
        }

        if (OfCulture() is { } known && left.Contains(Array.IndexOf(Orders, known)))
        {
            return known;
        }

        var readings = string.Join(" or ", left.Select(index => $"{Reading(value.Text, index)} as {Format(index, value.Text)}"));
        var options = string.Join(" or ", left.Select(index => $"--date-format {Format(index, value.Text)}"));
        problem = $"The dates can be read in {(left.Count == 2 ? "two" : "three")} ways: {value}, which is {readings}. Say {options}.";
        return null;
    }

    private DateOrder? OfCulture() => culture?.DateTimeFormat.ShortDatePattern.FirstOrDefault(letter => letter is 'd' or 'M' or 'y') switch
    {
        'd' => DateOrder.DayMonthYear,
        'M' => DateOrder.MonthDayYear,
        'y' => DateOrder.ShortYearMonthDay,
        _ => null,
    };

    private string Contradiction()
    {
        int[] shown =
        [
            .. Enumerable.Range(0, _hasShortYears ? Orders.Length : 2)
                .Where(index => _ruledOut[index] is not null)
                .OrderBy(index => _ruledOut[index]!.LineNumber)
        ];
        var rows = shown.Select(index => $"{_ruledOut[index]}, which is not {Format(index, _ruledOut[index]!.Text)}");
        var options = shown.Order().Select(index => $"--date-format {Format(index, _ruledOut[index]!.Text)}");
        return $"The dates contradict each other: {string.Join("; ", rows)}. Correct the rows, or say {string.Join(" or ", options)} and "
            + "those of another order are rejected.";
    }

    private string AskAboutNumber(int index)
    {
        var (number, value) = (DateNumber.All[index], _numbers[index]!);
        number.TryRead(value.Text, out var day);
        return $"The dates are numbers: {value}, which is {Shown(day)} as {number.Meaning}. Say --date-format {number.Name} if that is "
            + "meant.";
    }

    private static string Reading(string text, int index) =>
        DateParts.TrySplit(text, out var parts) && parts.TryRead(Orders[index], out var day) ? Shown(day) : "no date";

    private static string Shown(int day) => Day.ToDate(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // As --date-format would say it: separators as in the text, short parts where the file has any.
    private string Format(int index, string text)
    {
        var (day, month) = _hasShortParts ? ("d", "M") : ("dd", "MM");
        var separator = text.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var at ? text[at] : '/';
        var year = DateParts.TrySplit(text, out var parts) && parts.ThirdDigits == 4 ? "yyyy" : "yy";
        return string.Join(separator, Orders[index] switch
        {
            DateOrder.DayMonthYear => [day, month, year],
            DateOrder.MonthDayYear => [month, day, year],
            _ => new[] { "yy", month, day },
        });
    }
}
