using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.Lasting;
using RfmBatch.Core.Runs;
using RfmBatch.Storage;
using RfmBatch.Storage.Clustering;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Runs;

/// <summary>Finds the clusters of the run before again, so that they keep their keys, and gives new clusters new ones.</summary>
/// <remarks>Only the holder of the program's lock may call it: nobody else gives numbers of the program.</remarks>
internal sealed class ClusterKeeper(RfmStore store, int programKey, RunContext context)
{
    /// <summary>What the nearest comparable run of an earlier date had; null without one, and where k-means is off.</summary>
    public async Task<PreviousChoice?> ReadPreviousAsync(IReadOnlyList<RunRecord> ledger, CancellationToken cancellationToken)
    {
        if (context.Options.Clusters.Kind == ClusterChoiceKind.Off)
        {
            return null;
        }

        List<RunRecord> earlier = [.. ledger.Where(run => run.AsOf < context.AsOf)];
        var (run, _) = await FindPreviousAsync(ClusterMethod.KMeans, context.Options.Features, earlier, cancellationToken);
        return run is not null && await store.Clusters.ReadChoiceAsync(run.RunKey, cancellationToken) is var (count, index)
            ? new PreviousChoice(run.RunKey, count, index)
            : null;
    }

    public async Task<KeptClusters> KeepAsync(
        int runKey, ClusterResult? clusters, IReadOnlyList<RunRecord> ledger, CancellationToken cancellationToken)
    {
        if (clusters?.Features is not { } features)
        {
            return new KeptClusters(ClusterKeys.None, []);
        }

        var keys = new Dictionary<ClusterMethod, IReadOnlyList<int>>();
        var continuities = new List<ClusterContinuity>();
        foreach (var grouping in clusters.Groupings)
        {
            var (previous, kept) = await FindPreviousAsync(grouping.Method, clusters.FeatureKind, ledger, cancellationToken);
            var greatest = await store.Clusters.ReadGreatestNumberAsync(
                programKey, ClusterMethodName.Of(grouping.Method), cancellationToken);
            var matches = ClusterMatching.Match(
                features,
                grouping.Centroids,
                [
                    .. kept.Select(
                        cluster => new PreviousCluster(
                            cluster.ClusterNumber, [cluster.RecencyDays, cluster.FrequencyCount, cluster.MonetaryAmount]))
                ],
                greatest);
            keys[grouping.Method] = await GiveKeysAsync(runKey, grouping, matches, kept, cancellationToken);
            continuities.Add(new ClusterContinuity(
                grouping.Method,
                previous?.RunKey,
                previous?.AsOf < context.AsOf,
                matches,
                [.. kept.Select(cluster => cluster.ClusterNumber).Except(matches.Select(match => match.ClusterNumber))]));
        }

        return new KeptClusters(
            new ClusterKeys(keys.GetValueOrDefault(ClusterMethod.KMeans, []), keys.GetValueOrDefault(ClusterMethod.Ward, [])),
            continuities);
    }

    /// <summary>
    /// The run to carry on from: of the comparable current runs the nearest of the same date or earlier that has such clusters; a backfill
    /// before all others takes the nearest later one.
    /// </summary>
    /// <remarks>Where a run with another configuration stands between, a new history begins, as with segments.</remarks>
    private async Task<(RunRecord? Run, IReadOnlyList<KeptCluster> Clusters)> FindPreviousAsync(
        ClusterMethod method, ClusterFeatures features, IReadOnlyList<RunRecord> ledger, CancellationToken cancellationToken)
    {
        var current = ledger.Where(run => run.IsCurrent).ToList();
        var earlier = current.Where(run => run.AsOf <= context.AsOf).OrderByDescending(run => run.AsOf).TakeWhile(IsComparable);
        var later = current.Where(run => run.AsOf > context.AsOf).OrderBy(run => run.AsOf).TakeWhile(IsComparable);
        foreach (var run in earlier.Concat(later))
        {
            var clusters = (await store.Clusters.ReadAsync(run.RunKey, cancellationToken))
                .Where(
                    cluster => cluster.Method == ClusterMethodName.Of(method)
                        && cluster.FeatureKind == ClusterResultStore.FeatureKind(features))
                    .ToList();
            if (clusters.Count > 0)
            {
                return (run, clusters);
            }
        }

        return (null, []);
    }

    private bool IsComparable(RunRecord run) => run.ConfigurationHash == context.Configuration.Hash;

    private async Task<IReadOnlyList<int>> GiveKeysAsync(
        int runKey,
        ClusterGrouping grouping,
        IReadOnlyList<ClusterMatch> matches,
        IReadOnlyList<KeptCluster> kept,
        CancellationToken cancellationToken)
    {
        var known = kept.ToDictionary(cluster => cluster.ClusterNumber, cluster => cluster.ClusterKey);
        var added = matches.Where(match => !known.ContainsKey(match.ClusterNumber)).ToList();
        var addedKeys = await store.Clusters.InsertAsync(
            programKey,
            ClusterMethodName.Of(grouping.Method),
            runKey,
            [.. added.Select(match => new NewCluster(
                match.ClusterNumber,
                grouping.Summaries[match.Label].Persona.Name,
                grouping.Summaries[match.Label].Persona.SortOrder,
                ClusterColors.Of(match.ClusterNumber)))],
            cancellationToken);
        foreach (var (match, key) in added.Zip(addedKeys))
        {
            known.Add(match.ClusterNumber, key);
        }

        return [.. matches.Select(match => known[match.ClusterNumber])];
    }
}

/// <summary>What became of a run's clusters: their lasting keys and numbers.</summary>
/// <param name="Keys">Keys by label.</param>
/// <param name="Continuities">One per method that has clusters, k-means first.</param>
internal sealed record KeptClusters(ClusterKeys Keys, IReadOnlyList<ClusterContinuity> Continuities);
