namespace RfmBatch.Storage.Publication;

/// <summary>Two runs that are compared.</summary>
/// <param name="ToRunKey">The later run.</param>
/// <param name="Comparison"><c>previous</c>, <c>1M</c> or <c>12M</c>.</param>
/// <param name="FromRunKey">The earlier run.</param>
/// <param name="IsComparable">Whether both have the same configuration.</param>
public sealed record MigrationPair(int ToRunKey, string Comparison, int FromRunKey, bool IsComparable);
