using RfmBatch.Storage.Loading;

namespace RfmBatch.Jobs.Pages;

/// <summary>What the page shows of a load definition.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="NextLoad">When the schedule comes true next, or null.</param>
internal sealed record LoadOverview(LoadDefinitionRecord Definition, DateTimeOffset? NextLoad);
