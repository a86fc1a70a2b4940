using RfmBatch.Core.Profiling;
using RfmBatch.Core.Runs;
using RfmBatch.Storage;
using RfmBatch.Storage.Clustering;

namespace RfmBatch.Application.Runs;

/// <summary>Writes what a run computed; nobody sees it before the run is published.</summary>
/// <param name="store">The store.</param>
/// <param name="runKey">The run.</param>
/// <param name="segmentKeys">Keys of the run's segments.</param>
internal sealed class RunWriter(RfmStore store, int runKey, IReadOnlyList<int> segmentKeys)
{
    /// <summary>Writes customers, clusters, profiles and predicted value where there are any, and the run's figures.</summary>
    /// <param name="result">What was computed.</param>
    /// <param name="keys">Lasting keys of its clusters.</param>
    /// <param name="profiles">What customers are profiled by, awaited after customers and clusters; null where clusters are off.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WriteAsync(RunResult result, ClusterKeys keys, Task<ProfileSource>? profiles, CancellationToken cancellationToken)
    {
        await store.CustomerRfm.WriteAsync(runKey, result, segmentKeys, keys, cancellationToken);
        if (result.Clusters is { } clusters)
        {
            await store.ClusterResults.WriteAsync(runKey, clusters, keys, segmentKeys, cancellationToken);
        }

        if (profiles is not null)
        {
            var counted = Profiles.Of(await profiles, result);
            await store.ClusterResults.WriteProfilesAsync(runKey, counted, keys, segmentKeys, cancellationToken);
        }

        if (result.Value is { } value)
        {
            await store.ValueResults.WriteAsync(runKey, value, segmentKeys, keys, cancellationToken);
        }

        await store.RunResults.WriteAsync(runKey, result, segmentKeys, cancellationToken);
    }
}
