using RfmBatch.Core;
using RfmBatch.Core.Campaigns;

namespace RfmBatch.Cli.Output;

/// <summary>What came back from an action; names are those of <c>bi.CampaignResult</c>, the action of the total is empty.</summary>
internal sealed record CampaignResultRow(
    string ActionName,
    int TreatedCount,
    int TreatedResponseCount,
    int ControlCount,
    int ControlResponseCount,
    decimal? TreatedAmount,
    decimal? ControlAmount,
    double? LiftProbability,
    double? LiftLowProbability,
    double? LiftHighProbability,
    double? RevenueLiftAmount,
    double? RevenueLiftLowAmount,
    double? RevenueLiftHighAmount,
    bool IsEnough)
{
    public static CampaignResultRow Of(ActionResult result) => new(
        result.ActionName,
        result.TreatedCount,
        result.TreatedResponseCount,
        result.ControlCount,
        result.ControlResponseCount,
        result.TreatedAmount is { } treated ? Amount.ToDecimal(treated) : null,
        result.ControlAmount is { } control ? Amount.ToDecimal(control) : null,
        result.Lift?.Estimate,
        result.Lift?.Low,
        result.Lift?.High,
        result.RevenueLift?.Estimate,
        result.RevenueLift?.Low,
        result.RevenueLift?.High,
        result.IsEnough);
}
