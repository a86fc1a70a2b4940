using RfmBatch.Application.Publication;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Operations;

namespace RfmBatch.Application.Runs;

/// <summary>What is done beside the main line.</summary>
internal sealed class SideTasks
{
    public Task<(long SalesAmount, long ReturnAmount)>? Revenue { get; set; }

    public Task<CohortFigures>? Cohorts { get; set; }

    public Task<IReadOnlyList<QualityFinding>>? Identities { get; set; }

    public Task<PreparedPublication>? Change { get; set; }

    public Task? Profiles { get; set; }

    public Task<PurchaseData>? Purchases { get; set; }

    /// <summary>Waits for all and looks away: their failures were seen where they were awaited, or no longer matter.</summary>
    public async Task EndAsync()
    {
        Task?[] begun = [Revenue, Cohorts, Identities, Change, Profiles, Purchases];
        await Task.WhenAll(begun.OfType<Task>()).ContinueWith(static _ => { }, TaskScheduler.Default);
    }
}
