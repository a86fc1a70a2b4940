using RfmBatch.Core.Campaigns;

namespace RfmBatch.Storage.Campaigns;

/// <summary>What a plan considered for a segment; amounts in ten-thousandths.</summary>
/// <param name="SegmentKey">The segment.</param>
/// <param name="ActionName">The action.</param>
/// <param name="Channel">How customers are reached.</param>
/// <param name="Offer">What they are offered.</param>
/// <param name="CostAmount">Cost of treating one.</param>
/// <param name="UpliftProbability">Incremental probability of an order, 0..1.</param>
/// <param name="UpliftSource"><c>assumed</c>, <c>given</c> or <c>measured</c>.</param>
/// <param name="CandidateCount">Customers whose gain would be more than 0.</param>
/// <param name="SelectedCount">Chosen, control among them.</param>
/// <param name="ControlCount">Left alone.</param>
/// <param name="SelectedCostAmount">What the treated cost.</param>
/// <param name="ExpectedGainAmount">Expected gain of the treated.</param>
/// <param name="AssumedUplift">Uplift before results were used, 0..1; null in plans of 0.1.</param>
/// <param name="MeasuredUplift">What earlier plans measured; null where their results were not used, or were too few.</param>
/// <param name="MeasuredWeight">Weight of it, 0..1; 0 where results were too few, null where they were not used.</param>
/// <param name="Power">What results of the action, over all segments, can tell; null where nobody was chosen for it.</param>
public sealed record CampaignActionRecord(
    int SegmentKey,
    string ActionName,
    string Channel,
    string Offer,
    long CostAmount,
    double UpliftProbability,
    string UpliftSource,
    int CandidateCount,
    int SelectedCount,
    int ControlCount,
    long SelectedCostAmount,
    long ExpectedGainAmount,
    double? AssumedUplift,
    Interval? MeasuredUplift,
    double? MeasuredWeight,
    CampaignPowerRecord? Power);

/// <summary>What results of a plan or an action can tell.</summary>
/// <param name="BaseProbability">Share who order anyway, 0..1.</param>
/// <param name="DetectableUplift">Smallest uplift that shows; null without treated or control.</param>
/// <param name="DetectingControlShare">Share of control that would show the uplift reckoned with; null where none does.</param>
/// <param name="DetectingCustomerCount">Customers from which half of them as control would; null for an uplift of 0.</param>
public sealed record CampaignPowerRecord(
    double BaseProbability, double? DetectableUplift, double? DetectingControlShare, long? DetectingCustomerCount)
{
    /// <summary>As it is stored; no plan needs more customers than a long holds.</summary>
    public static CampaignPowerRecord Of(CampaignPower power)
    {
        ArgumentNullException.ThrowIfNull(power);
        return new CampaignPowerRecord(
            power.BaseProbability,
            power.DetectableUplift,
            power.DetectingControlShare,
            power.DetectingCustomerCount is { } count ? (long)Math.Min(count, 1e15) : null);
    }
}
