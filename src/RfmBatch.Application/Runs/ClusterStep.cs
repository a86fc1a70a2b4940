using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Profiling;
using RfmBatch.Core.Runs;
using RfmBatch.Storage;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Clustering;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Runs;

/// <summary>A run's clusters and profiles, from the reading to the writing.</summary>
internal sealed class ClusterStep(RfmStore store, int programKey, RunContext context)
{
    private Task<ProfileSource>? _source;

    /// <summary>Begins to read what customers are profiled by, beside the computing; nothing where there will be no clusters.</summary>
    /// <returns>The reading, to be waited for when the run ends early.</returns>
    public Task BeginReading(int[] customerKeys, SummaryQuery query, LoadStamp stamp, CancellationToken cancellationToken)
    {
        if (context.Options.Clusters.Kind == ClusterChoiceKind.Off)
        {
            return Task.CompletedTask;
        }

        _source = Task.Run(() => store.Profiles.ReadAsync(customerKeys, query, stamp, cancellationToken), cancellationToken);
        return _source;
    }

    /// <summary>Finds the clusters of the run and their lasting keys.</summary>
    public async Task<(RunResult Result, KeptClusters Kept)> FindAsync(int runKey, RunResult result, IReadOnlyList<RunRecord> ledger, CancellationToken cancellationToken)
    {
        var clustered = RunStages.Cluster(result, context, cancellationToken);
        return (clustered, await new ClusterKeeper(store, programKey, context).KeepAsync(runKey, clustered.Clusters, ledger, cancellationToken));
    }

    /// <summary>Writes what customer rows do not hold.</summary>
    public async Task WriteAsync(int runKey, RunResult result, ClusterKeys keys, IReadOnlyList<int> segmentKeys, CancellationToken cancellationToken)
    {
        if (result.Clusters is { } clusters)
        {
            await store.ClusterResults.WriteAsync(runKey, clusters, keys, segmentKeys, cancellationToken);
        }

        if (_source is not null)
        {
            await store.ClusterResults.WriteProfilesAsync(runKey, Profiles.Of(await _source, result), keys, segmentKeys, cancellationToken);
        }
    }
}
