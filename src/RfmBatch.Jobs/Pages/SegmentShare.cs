namespace RfmBatch.Jobs.Pages;

/// <summary>One segment of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ColorHex">Its colour.</param>
/// <param name="Share">Share of the customers, 0..1.</param>
internal sealed record SegmentShare(string Name, string ColorHex, double Share);
