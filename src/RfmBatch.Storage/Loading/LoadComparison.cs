namespace RfmBatch.Storage.Loading;

/// <summary>What a load has in common with the loads before it, known when all its rows are.</summary>
/// <param name="Overlaps">Earlier loads with the same rows, ascending by key. A row is the same where customer, order, day, product,
/// quantity and amount are; rows are counted as a multiset. The rows that the load replaces are not compared.</param>
/// <param name="Replaced">What it replaces, or null where it replaces nothing.</param>
public sealed record LoadComparison(IReadOnlyList<LoadOverlap> Overlaps, ReplacedRows? Replaced)
{
    /// <summary>Rows of the load that earlier loads have.</summary>
    public long RowsOverlapping => Overlaps.Sum(overlap => overlap.RowsOverlapping);
}

/// <summary>An earlier load with rows of this one.</summary>
/// <param name="EarlierLoadKey">Its key.</param>
/// <param name="SourceName">Its file or table.</param>
/// <param name="RowsOverlapping">Rows of this load that it has.</param>
public sealed record LoadOverlap(int EarlierLoadKey, string SourceName, long RowsOverlapping);

/// <summary>The rows of its source that a load replaces: those of the days for which it has rows.</summary>
/// <param name="DayCount">Days of the load on which the source had rows.</param>
/// <param name="RowsBefore">Rows that the source had on them.</param>
/// <param name="RowsNow">Rows that the load has on them.</param>
/// <param name="KeptDayCount">Days within the span of the load for which it has no rows and the source had some.</param>
/// <param name="KeptRowCount">Rows on these; they stay.</param>
public sealed record ReplacedRows(int DayCount, long RowsBefore, long RowsNow, int KeptDayCount, long KeptRowCount);
