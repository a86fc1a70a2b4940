namespace RfmBatch.Core.Campaigns;

/// <summary>One customer of a plan.</summary>
/// <param name="Row">Index into the candidates.</param>
/// <param name="Option">Index into the plan's options.</param>
/// <param name="Priority">1 = most gain for the cost.</param>
/// <param name="IsControl">Left alone, to compare with.</param>
/// <param name="GainAmount">Expected gain of the action, ten-thousandths, more than 0; of a control what is forgone.</param>
public sealed record CampaignCustomer(int Row, int Option, int Priority, bool IsControl, long GainAmount);
