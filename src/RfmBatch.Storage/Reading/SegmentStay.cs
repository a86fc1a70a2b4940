namespace RfmBatch.Storage.Reading;

/// <summary>An unbroken stay in one segment, by observed days.</summary>
/// <param name="SegmentName">The segment.</param>
/// <param name="From">First observed day (inclusive).</param>
/// <param name="To">Last day (inclusive), or null while it goes on.</param>
public sealed record SegmentStay(string SegmentName, DateOnly From, DateOnly? To);
