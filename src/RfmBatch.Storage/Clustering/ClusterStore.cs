using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Clustering;

/// <summary>Lasting clusters, <c>rfm.Cluster</c>, and the centroids by which a run finds those of the run before it.</summary>
public sealed class ClusterStore(SqlDialect dialect)
{
    private const string GreatestNumber =
        "SELECT COALESCE(MAX(ClusterNumber), 0) AS ClusterNumber FROM {rfm.Cluster} WHERE ProgramKey = @ProgramKey AND Method = @Method;";

    private const string SelectedChoice =
        "SELECT ClusterCount, AdjustedRand FROM {rfm.ClusterChoice} WHERE RunKey = @RunKey AND IsSelected = 1;";

    private const string GreatestKey = "SELECT MAX(ClusterKey) AS ClusterKey FROM {rfm.Cluster};";

    // Two programs that find new clusters at once: the second takes the next keys when it tries again.
    private const int Attempts = 5;

    /// <summary>The clusters of a run with their centroids, ascending by method and number.</summary>
    public async Task<IReadOnlyList<KeptCluster>> ReadAsync(int runKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command(dialect.Text("Queries/Cluster_ReadRun"), new { RunKey = runKey }, cancellationToken));
        var clusters = new List<KeptCluster>();
        while (await reader.ReadAsync(cancellationToken))
        {
            clusters.Add(
                new KeptCluster(
                    reader.GetString(0),
                    reader.GetString(1),
                    reader.GetInt32(2),
                    reader.GetInt32(3),
                    reader.GetDouble(4),
                    reader.GetDouble(5),
                    reader.GetDouble(6)));
        }

        return clusters;
    }

    /// <summary>How many k-means clusters a run has and how stable they are; null without any.</summary>
    public async Task<(int ClusterCount, double? AdjustedRand)?> ReadChoiceAsync(int runKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(int ClusterCount, double? AdjustedRand)>(
            SqlDialect.Command(dialect.Resolve(SelectedChoice), new { RunKey = runKey }, cancellationToken));
        return rows.Select(row => ((int, double?)?)row).FirstOrDefault();
    }

    /// <summary>The greatest number that a program ever gave to a cluster of a method, or 0.</summary>
    public async Task<int> ReadGreatestNumberAsync(int programKey, string method, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(SqlDialect.Command(
            dialect.Resolve(GreatestNumber),
            Parameters(programKey, method),
            cancellationToken));
    }

    /// <summary>Gives keys to new clusters. They are not shown in <c>bi</c> before a run that has them is published.</summary>
    /// <param name="programKey">The program.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="runKey">The run that found them; if it fails, its leftovers are deleted with it.</param>
    /// <param name="clusters">The clusters.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Their keys, in the order given.</returns>
    public async Task<IReadOnlyList<int>> InsertAsync(
        int programKey, string method, int runKey, IReadOnlyList<NewCluster> clusters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        if (clusters.Count == 0)
        {
            return [];
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await InsertOnceAsync(programKey, method, runKey, clusters, cancellationToken);
            }
            catch (DbException) when (attempt < Attempts)
            {
                // The primary key refused a key that another program has just taken.
            }
        }
    }

    private static DynamicParameters Parameters(int programKey, string method)
    {
        var parameters = new DynamicParameters();
        parameters.Add("ProgramKey", programKey, DbType.Int32);
        parameters.Add("Method", method, DbType.AnsiString, size: 20);
        return parameters;
    }

    private async Task<IReadOnlyList<int>> InsertOnceAsync(
        int programKey, string method, int runKey, IReadOnlyList<NewCluster> clusters, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        var greatest = await connection.ExecuteScalarAsync<int>(
            SqlDialect.Command(dialect.Resolve(GreatestKey), null, cancellationToken, transaction));
        await new RowSet<(NewCluster Cluster, int Place)>(dialect, "rfm", "Cluster")
            .Whole("ClusterKey", row => greatest + 1 + row.Place)
            .Whole("ProgramKey", _ => programKey)
            .Word("Method", _ => method)
            .Whole("ClusterNumber", row => row.Cluster.ClusterNumber)
            .Text("ClusterName", row => row.Cluster.Name)
            .Whole("SortOrder", row => row.Cluster.SortOrder)
            .Word("ColorHex", row => row.Cluster.ColorHex)
            .Whole("FirstRunKey", _ => runKey)
            .Flag("IsPublished", _ => false)
            .InsertAsync(clusters.Select((cluster, place) => (cluster, place)), transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. Enumerable.Range(greatest + 1, clusters.Count)];
    }
}

/// <summary>A cluster that no earlier run had.</summary>
/// <param name="ClusterNumber">Its lasting number within program and method, never used before.</param>
/// <param name="Name">Its name in the run that found it.</param>
/// <param name="SortOrder">Where its name sorts.</param>
/// <param name="ColorHex">Its lasting colour.</param>
public sealed record NewCluster(int ClusterNumber, string Name, int SortOrder, string ColorHex);

/// <summary>A cluster of an earlier run, as it is kept to be found again.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="FeatureKind"><c>log</c> or <c>raw</c>.</param>
/// <param name="ClusterKey">Lasting key.</param>
/// <param name="ClusterNumber">Lasting number within program and method.</param>
/// <param name="RecencyDays">Centroid, feature units.</param>
/// <param name="FrequencyCount">Centroid, feature units.</param>
/// <param name="MonetaryAmount">Centroid, feature units.</param>
public sealed record KeptCluster(
    string Method, string FeatureKind, int ClusterKey, int ClusterNumber, double RecencyDays, double FrequencyCount, double MonetaryAmount);
