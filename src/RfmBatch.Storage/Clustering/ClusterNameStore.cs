using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Clustering;

/// <summary>Which lasting clusters are shown, and under which name: columns of <c>rfm.Cluster</c> that publication derives.</summary>
public sealed class ClusterNameStore(SqlDialect dialect)
{
    private const string ReadClusters =
        """
        SELECT ClusterKey, Method, ClusterNumber, ClusterName, SortOrder, IsPublished FROM {rfm.Cluster}
        WHERE ProgramKey = @ProgramKey ORDER BY ClusterKey;
        """;

    /// <summary>
    /// Shows the clusters that a published run of the program has, each named as in the newest of them: current runs before superseded
    /// ones, then by as-of date.
    /// </summary>
    /// <remarks>
    /// Where two lasting clusters have had one name, the one that had it last keeps it and the other gets its number added, so that no
    /// report adds the two up.
    /// </remarks>
    public async Task DeriveAsync(int programKey, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var parameters = new { ProgramKey = programKey };
        var stored = (await transaction.Connection!.QueryAsync<ClusterRow>(SqlDialect.Command(
            dialect.Resolve(ReadClusters),
            parameters,
            cancellationToken,
            transaction))).AsList();
        if (stored.Count == 0)
        {
            return;
        }

        // Newest first.
        var named = (await transaction.Connection!.QueryAsync<(int ClusterKey, string Name, int SortOrder)>(SqlDialect.Command(
            dialect.Text("Queries/Cluster_ReadNames"), parameters, cancellationToken, transaction)))
                .DistinctBy(row => row.ClusterKey)
                .ToList();
        var methods = stored.ToDictionary(row => row.ClusterKey);
        var taken = new HashSet<(string Method, string Name)>();
        var wanted = new Dictionary<int, ClusterRow>();
        foreach (var (key, name, sortOrder) in named)
        {
            var row = methods[key];
            var unique = taken.Add((row.Method, name)) ? name : FormattableString.Invariant($"{name} (cluster {row.ClusterNumber})");
            wanted[key] = row with { ClusterName = unique, SortOrder = sortOrder, IsPublished = true };
        }

        var changed = stored.Select(row => wanted.GetValueOrDefault(row.ClusterKey, row with { IsPublished = false })).Except(stored);
        await new RowSet<ClusterRow>(dialect, "rfm", "Cluster")
            .Whole("ClusterKey", row => row.ClusterKey)
            .Text("ClusterName", row => row.ClusterName)
            .Whole("SortOrder", row => row.SortOrder)
            .Flag("IsPublished", row => row.IsPublished)
            .UpdateAsync(changed, transaction, cancellationToken);
    }

    private sealed record ClusterRow
    {
        public int ClusterKey { get; init; }

        public string Method { get; init; } = "";

        public int ClusterNumber { get; init; }

        public string ClusterName { get; init; } = "";

        public int SortOrder { get; init; }

        public bool IsPublished { get; init; }
    }
}
