using RfmBatch.Core.Reading;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Reading;

/// <summary>Two runs compared, with the names of what the bridge has keys of.</summary>
/// <param name="From">The run compared from.</param>
/// <param name="To">The run compared to.</param>
/// <param name="IsComparable">Whether both have the same configuration; otherwise segments may differ by rules.</param>
/// <param name="Bridge">The explanation.</param>
/// <param name="SegmentNames">Segment names by key, in sort order.</param>
/// <param name="CustomerIds">Ids of the top movers by key.</param>
public sealed record RunComparison(
    RunRecord From,
    RunRecord To,
    bool IsComparable,
    RevenueBridge Bridge,
    IReadOnlyDictionary<int, string> SegmentNames,
    IReadOnlyDictionary<int, string> CustomerIds);
