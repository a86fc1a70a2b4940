namespace RfmBatch.Storage.Specification.Runs;

/// <summary>A run put into the store by hand, with the segments it gives.</summary>
public sealed record MadeRun(int RunKey, DateOnly AsOf, string ConfigurationHash, IReadOnlyDictionary<int, int> Segments);
