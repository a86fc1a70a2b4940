using System.Data.Common;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Storage.Clustering;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Lifetime;

/// <summary>What a run stores about predicted value, beside the measures in its customer rows.</summary>
public sealed class LifetimeResultStore(SqlDialect dialect)
{
    /// <summary>Writes models, holdout and totals of a Running run in one transaction.</summary>
    /// <param name="runKey">The run.</param>
    /// <param name="value">What was predicted.</param>
    /// <param name="segmentKeys">Keys of the run's segments, in their order.</param>
    /// <param name="clusterKeys">Keys of the run's clusters.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WriteAsync(
        int runKey, LifetimeResult value, IReadOnlyList<int> segmentKeys, ClusterKeys clusterKeys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(segmentKeys);
        ArgumentNullException.ThrowIfNull(clusterKeys);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await new RowSet<ModelFigure>(dialect, "rfm", "ModelParameter")
            .Whole("RunKey", _ => runKey)
            .Text("ModelName", figure => figure.ModelName)
            .Text("ParameterName", figure => figure.ParameterName)
            .Number("Value", figure => figure.Value)
            .Number("StandardError", figure => figure.StandardError)
            .InsertAsync(ModelFigure.Of(value), transaction, cancellationToken);
        await new RowSet<HoldoutRow>(dialect, "rfm", "ModelHoldout")
            .Whole("RunKey", _ => runKey)
            .Whole("OrdersInCalibration", row => row.OrdersInCalibration)
            .Whole("CustomerCount", row => row.CustomerCount)
            .Whole("ActualOrders", row => row.ActualOrders)
            .Number("PredictedOrders", row => row.PredictedOrders)
            .InsertAsync(value.Holdout?.Rows ?? [], transaction, cancellationToken);
        await WriteTotalsAsync(runKey, value.Totals, segmentKeys, clusterKeys, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private Task WriteTotalsAsync(
        int runKey,
        IReadOnlyList<PredictedTotal> totals,
        IReadOnlyList<int> segmentKeys,
        ClusterKeys clusterKeys,
        DbTransaction transaction,
        CancellationToken cancellationToken) =>
        new RowSet<PredictedTotal>(dialect, "rfm", "PredictedTotal")
            .Whole("RunKey", _ => runKey)
            .Word("GroupKind", total => Name(total.Kind))
            .Whole("SegmentKey", total => total.Kind == TotalKind.Segment ? segmentKeys[total.GroupIndex] : 0)
            .Whole("ClusterKey", total => total.Kind == TotalKind.Cluster ? clusterKeys.KMeans[total.GroupIndex - 1] : 0)
            .Whole(
                "HierarchyClusterKey",
                total => total.Kind == TotalKind.HierarchyCluster ? clusterKeys.Hierarchy[total.GroupIndex - 1] : 0)
            .Whole("CustomerCount", total => total.CustomerCount)
            .Number("ExpectedOrders12M", total => total.ExpectedOrders)
            .Number("ExpectedOrders12MLow", total => total.OrdersLow)
            .Number("ExpectedOrders12MHigh", total => total.OrdersHigh)
            .Amount("PredictedValue12MAmount", total => total.Amount)
            .Amount("PredictedValue12MLowAmount", total => total.AmountLow)
            .Amount("PredictedValue12MHighAmount", total => total.AmountHigh)
            .InsertAsync(totals, transaction, cancellationToken);

    private static string Name(TotalKind kind) => kind switch
    {
        TotalKind.All => "all",
        TotalKind.Segment => "segment",
        TotalKind.Cluster => "cluster",
        _ => "hierarchy-cluster",
    };
}
