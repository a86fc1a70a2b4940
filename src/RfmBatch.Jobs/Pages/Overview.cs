namespace RfmBatch.Jobs.Pages;

/// <summary>What the page shows.</summary>
/// <param name="StoreName">Engine, server, database or file.</param>
/// <param name="ReadAt">When it was read.</param>
/// <param name="Programs">By name, inactive ones last.</param>
/// <param name="Loads">By name.</param>
/// <param name="LastOrderDate">The last day with a transaction, or null.</param>
internal sealed record Overview(string StoreName, DateTimeOffset ReadAt, IReadOnlyList<ProgramOverview> Programs, IReadOnlyList<LoadOverview> Loads, DateOnly? LastOrderDate);
