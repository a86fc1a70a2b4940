using System.Data;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification.Runs;

/// <summary>Puts finished trials with chosen segments into a store.</summary>
public sealed class RunMaker(RfmStore store, int programKey)
{
    private DateTimeOffset _now = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Each customer's revenue is its key in currency units.</summary>
    public async Task<MadeRun> MakeAsync(
        DateOnly asOf, string hash, IReadOnlyDictionary<int, int> segments, CancellationToken cancellationToken)
    {
        _now += TimeSpan.FromMinutes(1);
        var token = Guid.NewGuid().ToString("N");
        var runKey = await store.Runs.InsertAsync(
            new NewRun(programKey, token, asOf, null, _now, "made", 5, hash, 1, new RunOptions().ToJson(), "test"), cancellationToken);
        await using var connection = await store.Dialect.OpenAsync(cancellationToken);
        await using var transaction = await store.Dialect.BeginWriteAsync(connection, cancellationToken);
        foreach (var (customer, segment) in segments)
        {
            var parameters = new DynamicParameters();
            parameters.Add("RunKey", runKey, DbType.Int32);
            parameters.Add("CustomerKey", customer, DbType.Int32);
            parameters.Add("SegmentKey", segment, DbType.Int32);
            store.Dialect.AddAmount(parameters, "RevenueAmount", (long)customer * Amount.Scale);
            await connection.ExecuteAsync(SqlDialect.Command(
                $"INSERT INTO {store.Dialect.ObjectName("rfm", "CustomerRfm")} (RunKey, CustomerKey, SegmentKey, ClusterKey, "
                + $"HierarchyClusterKey, OrderCount, FrequencyCount, RevenueAmount) VALUES (@RunKey, @CustomerKey, @SegmentKey, 0, 0, 1, "
                + $"1, @RevenueAmount);",
                parameters, cancellationToken, transaction));
        }

        await store.Runs.FinishAsync(
            new FinishedRun(runKey, token, RunStatus.Trial, _now, segments.Count, segments.Count, segments.Count, 0),
            transaction,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new MadeRun(runKey, asOf, hash, segments);
    }
}
