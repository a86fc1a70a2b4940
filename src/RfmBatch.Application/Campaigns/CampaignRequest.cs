namespace RfmBatch.Application.Campaigns;

/// <summary>One plan to make.</summary>
/// <param name="ProgramName">The program.</param>
/// <param name="RunKey">A published run of it, or null for its latest.</param>
/// <param name="Options">Budget, assumptions, control, margin, seed and simulation.</param>
/// <param name="SuppressFile">A file of customer ids that must not be contacted, or null.</param>
/// <param name="ActionsFile">A JSON file of actions that replaces those of the segments it names, or null.</param>
/// <param name="UsesResults">Whether uplift measured by earlier plans of the program replaces assumed uplift.</param>
public sealed record CampaignRequest(string ProgramName, int? RunKey, CampaignOptionTexts Options, string? SuppressFile = null, string? ActionsFile = null, bool UsesResults = false);
