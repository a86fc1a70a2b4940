namespace RfmBatch.Core.Campaigns;

/// <summary>What the results of a plan will be able to tell, by action and in all.</summary>
/// <param name="Actions">Actions that somebody was chosen for, ascending by name: the control is drawn within each.</param>
/// <param name="ByAction">The power of each, in the same order.</param>
/// <param name="Total">All together; null where nobody is chosen.</param>
public sealed record CampaignPowers(
    IReadOnlyList<PoweredAction> Actions, IReadOnlyList<CampaignPower> ByAction, CampaignPower? Total)
{
    /// <summary>Finds the power of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="candidates">What it was made from.</param>
    /// <param name="evidence">What earlier plans measured, by action: the rate of enough controls replaces the estimate of how many order
    /// anyway.</param>
    public static CampaignPowers Of(
        CampaignPlan plan, CampaignCandidates candidates, IReadOnlyDictionary<string, UpliftEvidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(evidence);
        PoweredAction[] actions =
        [
            .. plan.Customers
                .GroupBy(customer => plan.Options[customer.Option].Action.Name, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new PoweredAction(
                    group.Key,
                    group.Count(),
                    group.Count(customer => customer.IsControl),
                    evidence.GetValueOrDefault(group.Key) is { ControlCount: >= ResponseStratum.FewestControls } measured
                        ? (double)measured.ControlResponseCount / measured.ControlCount
                        : group.Average(customer => candidates.BaseProbabilities[customer.Row]),
                    group.Average(customer => plan.Options[customer.Option].Action.UpliftProbability)))
        ];
        return new CampaignPowers(
            actions, [.. actions.Select(action => CampaignPower.Of([action]))], actions.Length == 0 ? null : CampaignPower.Of(actions));
    }

    /// <summary>The power of an action; null where nobody was chosen for it.</summary>
    public CampaignPower? Find(string actionName) =>
        Actions.Zip(ByAction).FirstOrDefault(pair => pair.First.ActionName == actionName).Second;
}
