using RfmBatch.Core;
using RfmBatch.Storage.Campaigns;

namespace RfmBatch.Cli.Output;

/// <summary>A plan as it is listed; names are those of <c>bi.PlanSummary</c>.</summary>
internal sealed record CampaignRow(
    int PlanKey,
    int RunKey,
    DateTimeOffset CreatedAt,
    decimal BudgetAmount,
    double ControlShare,
    double MarginShare,
    int Seed,
    string AmountBasis,
    int CandidateCount,
    int SuppressedCount,
    int SelectedCount,
    int ControlCount,
    decimal CostAmount,
    decimal ExpectedGainAmount,
    decimal SelectedGainAmount,
    decimal BoundGainAmount,
    int? ResponseDays,
    double? BaseProbability,
    double? UpliftProbability,
    double? DetectableUpliftProbability,
    double? DetectingControlShare,
    long? DetectingCustomerCount)
{
    public static CampaignRow Of(CampaignRecord plan) => new(
        plan.PlanKey,
        plan.RunKey,
        plan.CreatedAt,
        Amount.ToDecimal(plan.BudgetAmount),
        plan.ControlShare,
        plan.MarginShare,
        plan.Seed,
        plan.AmountBasis,
        plan.CandidateCount,
        plan.SuppressedCount,
        plan.SelectedCount,
        plan.ControlCount,
        Amount.ToDecimal(plan.CostAmount),
        Amount.ToDecimal(plan.ExpectedGainAmount),
        Amount.ToDecimal(plan.SelectedGainAmount),
        Amount.ToDecimal(plan.BoundGainAmount),
        plan.ResponseDays,
        plan.Power?.BaseProbability,
        plan.UpliftProbability,
        plan.Power?.DetectableUplift,
        plan.Power?.DetectingControlShare,
        plan.Power?.DetectingCustomerCount);
}
