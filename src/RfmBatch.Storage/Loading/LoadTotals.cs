namespace RfmBatch.Storage.Loading;

/// <summary>What a load came to; RowsRead = RowsLoaded + RowsDropped + RowsRejected.</summary>
/// <param name="RowsRead">Rows of data seen; the header and blank lines are none.</param>
/// <param name="RowsLoaded">Rows that are now in the store.</param>
/// <param name="RowsDropped">Rows dropped as duplicates (only with <c>--drop-duplicates</c>).</param>
/// <param name="RowsRejected">Rows kept in <c>etl.RejectedRow</c>.</param>
/// <param name="AmountLoaded">The sum of the loaded amounts, sales and returns, in ten-thousandths.</param>
/// <param name="FirstOrderDate">The earliest date loaded, or null.</param>
/// <param name="LastOrderDate">The latest date loaded, or null.</param>
public sealed record LoadTotals(long RowsRead, long RowsLoaded, long RowsDropped, long RowsRejected, long AmountLoaded, DateOnly? FirstOrderDate, DateOnly? LastOrderDate)
{
    /// <summary>Nothing read.</summary>
    public static LoadTotals None { get; } = new(0, 0, 0, 0, 0, null, null);
}
