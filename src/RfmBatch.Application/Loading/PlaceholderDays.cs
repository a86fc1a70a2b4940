using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>Tells placeholders of a source's dates from days of business.</summary>
/// <remarks>
/// Whether a placeholder lies near another day is known only when all rows have been read. Until then it counts as one, for nearly all are;
/// where <see cref="NearAsync"/> says otherwise at the end, the rows are read once more with those days accepted.
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

    /// <summary>The rejected days that lie near another day of the source, or of the store where the source has no other.</summary>
    /// <param name="daysOfStore">Asked only where the source has no other day.</param>
    public async Task<IReadOnlyList<int>> NearAsync(Func<Task<IReadOnlyList<int>>> daysOfStore)
    {
        if (_rejected.Count == 0)
        {
            return [];
        }

        var others = Enumerable.Range(0, _others.Length)
            .Where(index => _others[index])
            .Select(index => index + FirstDay)
            .Where(day => !PlaceholderDates.Has(day))
            .ToList();
        return PlaceholderDates.Near(_rejected, others.Count > 0 ? others : await daysOfStore());
    }
}
