using RfmBatch.Core.Planning;

namespace RfmBatch.Storage.Planning;

/// <summary>What came back from an action of a plan.</summary>
/// <param name="MeasuredAt">When the responses were read.</param>
/// <param name="Result">Counts, amounts and lift.</param>
public sealed record PlanResultRecord(DateTimeOffset MeasuredAt, ActionResult Result);
