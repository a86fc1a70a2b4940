namespace RfmBatch.Storage.Loading;

/// <summary>An earlier load of the same source.</summary>
public sealed record CompletedLoad(int LoadKey, string SourceName, DateTimeOffset FinishedAt);
