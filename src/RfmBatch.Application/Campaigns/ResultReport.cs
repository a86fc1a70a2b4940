using RfmBatch.Core.Campaigns;
using RfmBatch.Storage.Campaigns;

namespace RfmBatch.Application.Campaigns;

/// <summary>Results of a plan as they are shown.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Results">By action and in total.</param>
/// <param name="RowCount">Rows of the file.</param>
/// <param name="MatchedCount">Customers of the plan who are in the file.</param>
/// <param name="ForeignCount">Customers of the file who are not in the plan; they do not count.</param>
public sealed record ResultReport(CampaignRecord Plan, CampaignResults Results, int RowCount, int MatchedCount, int ForeignCount);
