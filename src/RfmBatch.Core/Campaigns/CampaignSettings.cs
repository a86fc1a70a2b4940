namespace RfmBatch.Core.Campaigns;

/// <summary>What a plan may spend and how it is made.</summary>
/// <param name="BudgetAmount">What the treated customers may cost, ten-thousandths, more than 0.</param>
/// <param name="ControlShare">Share of the chosen customers that is left alone for comparison, 0 to below 1.</param>
/// <param name="MarginShare">Share of revenue that is profit, 0..1.</param>
/// <param name="Seed">Seed of the draw of the control and of the simulation.</param>
public sealed record CampaignSettings(long BudgetAmount, decimal ControlShare, decimal MarginShare, int Seed);
