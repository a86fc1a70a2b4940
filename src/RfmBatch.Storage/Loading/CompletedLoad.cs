namespace RfmBatch.Storage.Loading;

/// <summary>An earlier load of the same source.</summary>
/// <param name="LoadKey">Its key.</param>
/// <param name="SourceName">File or table.</param>
/// <param name="FinishedAt">When it was done.</param>
/// <param name="RowsRead">Rows it read.</param>
/// <param name="AmountLoaded">What it added, ten-thousandths.</param>
/// <param name="FirstOrderDate">The earliest date it loaded, or null.</param>
/// <param name="LastOrderDate">The latest date it loaded, or null.</param>
public sealed record CompletedLoad(
    int LoadKey, string SourceName, DateTimeOffset FinishedAt, long RowsRead, long AmountLoaded, DateOnly? FirstOrderDate, DateOnly? LastOrderDate);
