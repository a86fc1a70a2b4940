using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Campaigns;

/// <summary>An action that a plan may take with the customers of a segment, with the assumptions it uses.</summary>
/// <param name="SegmentKey">The segment.</param>
/// <param name="SegmentName">Its name.</param>
/// <param name="Action">The action, with cost and uplift as the plan uses them.</param>
/// <param name="Source">Where the uplift comes from.</param>
public sealed record TreatmentOption(int SegmentKey, string SegmentName, SegmentAction Action, UpliftSource Source);
