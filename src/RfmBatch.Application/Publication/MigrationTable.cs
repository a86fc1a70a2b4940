using RfmBatch.Storage.Publication;

namespace RfmBatch.Application.Publication;

/// <summary>Counts moves between two runs by walking both, ascending by customer.</summary>
internal static class MigrationTable
{
    /// <summary>Segment key of customers that are not in a run.</summary>
    public const int NotInRun = -1;

    /// <summary>
    /// One row per pair of segments, ascending; its from- and to-sums are the segment counts of both runs, apart from −1.
    /// </summary>
    public static IReadOnlyList<MigrationRow> Compare(SegmentState from, SegmentState to)
    {
        var cells = new SortedDictionary<(int From, int To), (int Customers, long Revenue)>();
        void Count(int fromSegment, int toSegment, long revenue)
        {
            cells.TryGetValue((fromSegment, toSegment), out var cell);
            cells[(fromSegment, toSegment)] = (cell.Customers + 1, cell.Revenue + revenue);
        }

        int i = 0, j = 0;
        while (i < from.CustomerKeys.Length || j < to.CustomerKeys.Length)
        {
            var a = i < from.CustomerKeys.Length ? from.CustomerKeys[i] : int.MaxValue;
            var b = j < to.CustomerKeys.Length ? to.CustomerKeys[j] : int.MaxValue;
            Count(a <= b ? from.SegmentKeys[i] : NotInRun, b <= a ? to.SegmentKeys[j] : NotInRun, b <= a ? to.RevenueAmounts?[j] ?? 0 : 0);
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return [.. cells.Select(cell => new MigrationRow(
            cell.Key.From,
            cell.Key.To,
            cell.Value.Customers,
            cell.Key.To == NotInRun || to.RevenueAmounts is null ? null : cell.Value.Revenue))];
    }
}
