namespace RfmBatch.Core.Publication;

/// <summary>An earlier run that a run is compared with.</summary>
/// <param name="RunKey">The earlier run.</param>
/// <param name="IsComparable">Whether both have the same configuration; if not, a new history begins in between.</param>
public sealed record RunLink(int RunKey, bool IsComparable);
