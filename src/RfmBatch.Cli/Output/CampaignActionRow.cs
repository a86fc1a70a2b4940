using RfmBatch.Core;
using RfmBatch.Storage.Campaigns;

namespace RfmBatch.Cli.Output;

/// <summary>What a plan considered for a segment; names are those of <c>bi.PlanAction</c>.</summary>
internal sealed record CampaignActionRow(
    string SegmentName,
    string ActionName,
    string Channel,
    string Offer,
    decimal CostAmount,
    double UpliftProbability,
    string UpliftSource,
    int CandidateCount,
    int SelectedCount,
    int ControlCount,
    decimal SelectedCostAmount,
    decimal ExpectedGainAmount,
    double? AssumedUpliftProbability,
    double? MeasuredUpliftProbability,
    double? MeasuredUpliftLowProbability,
    double? MeasuredUpliftHighProbability,
    double? MeasuredUpliftWeight,
    double? BaseProbability,
    double? DetectableUpliftProbability,
    double? DetectingControlShare,
    long? DetectingCustomerCount)
{
    public static CampaignActionRow Of(CampaignActionRecord action, string segmentName) => new(
        segmentName,
        action.ActionName,
        action.Channel,
        action.Offer,
        Amount.ToDecimal(action.CostAmount),
        action.UpliftProbability,
        action.UpliftSource,
        action.CandidateCount,
        action.SelectedCount,
        action.ControlCount,
        Amount.ToDecimal(action.SelectedCostAmount),
        Amount.ToDecimal(action.ExpectedGainAmount),
        action.AssumedUplift,
        action.MeasuredUplift?.Estimate,
        action.MeasuredUplift?.Low,
        action.MeasuredUplift?.High,
        action.MeasuredWeight,
        action.Power?.BaseProbability,
        action.Power?.DetectableUplift,
        action.Power?.DetectingControlShare,
        action.Power?.DetectingCustomerCount);
}
