namespace RfmBatch.Storage.Sql;

/// <summary>The rows of a query over all customers or transactions, one at a time.</summary>
/// <remarks>
/// What a <see cref="System.Data.Common.DbDataReader"/> gives, less what millions of rows do not need: no boxes, no text made of bytes that
/// stay bytes.
/// </remarks>
public abstract class RowCursor : IAsyncDisposable
{
    /// <summary>Moves to the next row.</summary>
    /// <returns>False after the last.</returns>
    /// <remarks>Synchronous: rows come from a buffer, and a state machine per row costs more than the row.</remarks>
    public abstract bool Read();

    /// <summary>Whether a value is NULL.</summary>
    public abstract bool IsNull(int ordinal);

    /// <summary>A whole number.</summary>
    public abstract int GetInt32(int ordinal);

    /// <summary>A money column of a table, ten-thousandths.</summary>
    public abstract long GetAmount(int ordinal);

    /// <summary>A date column of a table, days since 1970-01-01.</summary>
    public abstract int GetDay(int ordinal);

    /// <summary>A text.</summary>
    public abstract string GetString(int ordinal);

    /// <summary>A text as UTF-8, valid until the next row.</summary>
    public abstract ReadOnlySpan<byte> GetUtf8(int ordinal);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
