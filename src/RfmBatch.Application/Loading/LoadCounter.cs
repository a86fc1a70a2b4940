using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>Counts what becomes of the rows of a source.</summary>
internal sealed class LoadCounter
{
    private readonly Dictionary<string, (long Count, long FirstLine, string? Column)> _reasons = new(StringComparer.Ordinal);
    private readonly RejectShapes _shapes = new();
    private readonly Dictionary<int, (string Id, long Count)> _doubtful = [];
    private long _loaded;
    private long _dropped;
    private long _filtered;
    private long _rejected;
    private long _amount;
    private int _firstDay = int.MaxValue;
    private int _lastDay = int.MinValue;

    /// <summary>Rows seen; other threads may read it while a load runs.</summary>
    public long RowsRead => _loaded + _dropped + _filtered + _rejected;

    /// <summary>Rows rejected.</summary>
    public long RowsRejected => _rejected;

    /// <summary>Rejected rows by reason, the most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> RejectedByReason =>
        [
            .. _reasons.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Count))
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
        ];

    /// <summary>Rejected rows by reason and shape, the most frequent first.</summary>
    public IReadOnlyList<RejectCount> RejectCounts => _shapes.Counts;

    /// <summary>Rows of customers that may be none, by their ids, the most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> RowsByDoubtfulCustomer =>
        [.. _doubtful.Values.Select(pair => KeyValuePair.Create(pair.Id, pair.Count)).OrderByDescending(pair => pair.Value)];

    /// <summary>The first rejected line of each reason, as <c>line 17 (bad-date in 'InvoiceDate')</c>.</summary>
    public IEnumerable<string> Examples => _reasons.OrderByDescending(pair => pair.Value.Count)
        .ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"line {pair.Value.FirstLine} ({pair.Key}{(pair.Value.Column is { } column ? $" in '{column}'" : "")})");

    /// <summary>Counts a row that is loaded.</summary>
    /// <exception cref="OverflowException">The sum of the amounts does not fit.</exception>
    public void AddLoaded(long amount, int day)
    {
        _loaded++;
        _amount = checked(_amount + amount);
        _firstDay = Math.Min(_firstDay, day);
        _lastDay = Math.Max(_lastDay, day);
    }

    /// <summary>Counts the rows of a customer from now on, since it may be none.</summary>
    public void AddDoubtful(string id, int customerNumber) => _doubtful.Add(customerNumber, (id, 0));

    /// <summary>Counts a loaded row of a customer.</summary>
    public void AddOfCustomer(int customerNumber)
    {
        if (_doubtful.Count > 0 && _doubtful.TryGetValue(customerNumber, out var known))
        {
            _doubtful[customerNumber] = known with { Count = known.Count + 1 };
        }
    }

    /// <summary>Counts a row of a source without dates and amounts.</summary>
    public void AddLoaded() => _loaded++;

    /// <summary>Counts a duplicate.</summary>
    public void AddDropped() => _dropped++;

    /// <summary>Counts a row that the filter leaves out.</summary>
    public void AddFiltered() => _filtered++;

    /// <summary>Counts a reject.</summary>
    /// <param name="reason">One of <see cref="RejectReason"/>.</param>
    /// <param name="lineNumber">The row's line.</param>
    /// <param name="column">The column at fault, or null.</param>
    /// <param name="value">Its value.</param>
    public void AddRejected(string reason, long lineNumber, string? column, ReadOnlySpan<char> value = default)
    {
        _rejected++;
        _shapes.Add(reason, column, value, lineNumber);
        var known = _reasons.GetValueOrDefault(reason, (Count: 0, FirstLine: lineNumber, Column: column));
        _reasons[reason] = known with { Count = known.Count + 1 };
    }

    /// <summary>The totals so far.</summary>
    public LoadTotals ToTotals() => new(
        RowsRead,
        _loaded,
        _dropped + _filtered,
        _rejected,
        _amount,
        _firstDay == int.MaxValue ? null : Day.ToDate(_firstDay),
        _lastDay == int.MinValue ? null : Day.ToDate(_lastDay))
    {
        RowsFiltered = _filtered,
    };
}
