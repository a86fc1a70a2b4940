namespace RfmBatch.Application.Campaigns;

/// <summary>A file of responses to a plan.</summary>
/// <param name="Path">The file; may be compressed (.gz).</param>
/// <param name="Map">Which column is what, <c>customer=COL,amount=COL</c> or <c>customer=COL,responded=COL</c>; null to guess from the header.</param>
/// <param name="Delimiter"><c>auto</c> or as for loading.</param>
/// <param name="Encoding">A name, or null for UTF-8.</param>
/// <param name="Culture">How amounts are written, or null for a decimal point.</param>
public sealed record ResponseFileRequest(string Path, string? Map = null, string Delimiter = "auto", string? Encoding = null, string? Culture = null);
