using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>Tells placeholders of a source's dates from days of business.</summary>
/// <remarks>
/// Whether a placeholder lies near another day is known only when all rows have been read. Until then it counts as one, for nearly all are;
/// where <see cref="ThrowIfNearAsync"/> says otherwise at the end, the rows are read once more with those days accepted.
/// </remarks>
internal sealed class PlaceholderDays(IReadOnlySet<int> accepted, int lastDay)
{
    private static readonly int FirstDay = Day.FromDate(new DateOnly(1900, 1, 1));

    private readonly bool[] _others = new bool[Math.Max(0, lastDay - FirstDay + 1)];
    private readonly HashSet<int> _rejected = [];

    /// <summary>Whether a row of that day is rejected as a placeholder.</summary>
    public bool Rejects(int day)
    {
        if (!PlaceholderDates.Has(day) || accepted.Contains(day))
        {
            return false;
        }

        _rejected.Add(day);
        return true;
    }

    /// <summary>Takes the day of a row that is none, within 1900 and the last day.</summary>
    public void Add(int day) => _others[day - FirstDay] = true;

    /// <summary>Looks, after the last row, whether a rejected day was none of the placeholders.</summary>
    /// <param name="daysOfStore">Asked only where the source has no other day.</param>
    /// <exception cref="NearPlaceholdersException">One lies near another day.</exception>
    public async Task ThrowIfNearAsync(Func<Task<IReadOnlyList<int>>> daysOfStore)
    {
        if (_rejected.Count == 0)
        {
            return;
        }

        var others = Enumerable.Range(0, _others.Length)
            .Where(index => _others[index])
            .Select(index => index + FirstDay)
            .Where(day => !PlaceholderDates.Has(day))
            .ToList();
        var near = PlaceholderDates.Near(_rejected, others.Count > 0 ? others : await daysOfStore());
        if (near.Count > 0)
        {
            throw new NearPlaceholdersException(near);
        }
    }
}

/// <summary>Days that were rejected as placeholders lie near other days: the rows must be read once more with them.</summary>
internal sealed class NearPlaceholdersException(IReadOnlyList<int> days)
    : RfmBatchException("Days that looked like placeholders lie near others.", "The file is read once more.")
{
    /// <summary>The days, since 1970-01-01.</summary>
    public IReadOnlyList<int> Days => days;

    /// <summary>What happened, for the user.</summary>
    public string Notice =>
        $"The file was read twice: near other days, {string.Join(", ", days.Order().Select(day => $"{Day.ToDate(day):yyyy-MM-dd}"))} is no "
        + "placeholder.";
}
