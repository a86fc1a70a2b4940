namespace RfmBatch.Storage.Specification.Running;

/// <summary>A run put into the store by hand, with the segments it gives.</summary>
public sealed record MadeRun(int RunKey, DateOnly AsOf, string ConfigurationHash, IReadOnlyDictionary<int, int> Segments);
