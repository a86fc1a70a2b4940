namespace RfmBatch.Storage.Loading;

/// <summary>A row that was not loaded, kept with its reason.</summary>
/// <param name="LineNumber">1-based line of the file on which the row ends (1 is the header where there is one); of a table, the row's
/// ordinal.</param>
/// <param name="ReasonCode">One of <see cref="RejectReason"/>: the first that applies.</param>
/// <param name="ColumnName">The column at fault, where one is.</param>
/// <param name="RawText">The row as it was read, at most <see cref="MaxRawText"/> characters; cleared after <see cref="RawTextDays"/>
/// days.</param>
public readonly record struct RejectedRow(long LineNumber, string ReasonCode, string? ColumnName, string? RawText)
{
    /// <summary>Characters of raw text that are kept.</summary>
    public const int MaxRawText = 4000;

    /// <summary>Days after which raw text is cleared: it may hold personal data.</summary>
    public const int RawTextDays = 30;
}
