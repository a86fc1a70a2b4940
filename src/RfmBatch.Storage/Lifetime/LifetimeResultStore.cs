using System.Data.Common;
using Dapper;
using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Storage.Clustering;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Lifetime;

/// <summary>What a run stores about predicted value, beside the measures in its customer rows.</summary>
public sealed class LifetimeResultStore(SqlDialect dialect)
{
    private const int MaxReason = 300;

    private const string ReadPrevious = """
        SELECT
            c.ModelName AS ModelName,
            (
                SELECT COUNT(*)
                FROM {rfm.ModelParameter} AS p
                WHERE p.RunKey = c.RunKey AND p.ModelName = 'Season' AND p.ParameterName <> 'PValue' AND p.Value <> 1
            ) AS MonthCount
        FROM {rfm.ModelChoice} AS c
        WHERE c.RunKey = @RunKey AND c.IsChosen = 1;
        """;

    /// <summary>What a run chose, or null where it chose nothing.</summary>
    public async Task<PreviousLifetime?> ReadPreviousAsync(int runKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string ModelName, long MonthCount)>(
            SqlDialect.Command(dialect.Resolve(ReadPrevious), new { RunKey = runKey }, cancellationToken));
        return rows.Select(row => new PreviousLifetime(row.ModelName, row.MonthCount > 0)).FirstOrDefault();
    }

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
        await new RowSet<CandidateFigures>(dialect, "rfm", "ModelChoice")
            .Whole("RunKey", _ => runKey)
            .Text("ModelName", figures => figures.ModelName, size: 50)
            .Number("LogLikelihood", figures => figures.LogLikelihood)
            .Flag("ShowsDropout", figures => figures.IsIdentified)
            .Number("HoldoutDeviance", figures => figures.HoldoutDeviance)
            .Number("DevianceLead", figures => figures.DevianceLead)
            .Number("DevianceLeadError", figures => figures.DevianceLeadError)
            .Flag("IsChosen", figures => figures.IsChosen)
            .Text("Reason", figures => figures.IsChosen ? value.Choice!.Reason : null, size: MaxReason)
            .InsertAsync(value.Choice?.Candidates ?? [], transaction, cancellationToken);
        await new RowSet<IntervalClass>(dialect, "rfm", "IntervalClass")
            .Whole("RunKey", _ => runKey)
            .Whole("OrdersFrom", one => one.OrdersFrom)
            .Whole("OrdersTo", one => one.OrdersTo)
            .Whole("CustomerCount", one => one.CustomerCount)
            .Number("HighLevel", one => one.HighLevel)
            .Number("LowLevel", one => one.LowLevel)
            .Whole("LowCustomerCount", one => one.LowCustomerCount)
            .Number("CoverageBefore", one => one.CoverageBefore)
            .Number("CoverageAfter", one => one.CoverageAfter)
            .Number("AboveShareBefore", one => one.AboveBefore)
            .Number("AboveShareAfter", one => one.AboveAfter)
            .InsertAsync(value.Holdout?.Classes ?? [], transaction, cancellationToken);
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
            .Word("IntervalBasis", total => total.BacktestCount > 0 ? "backtested" : "model", size: 10)
            .Whole("BacktestCount", total => total.BacktestCount)
            .Whole("BacktestDays", total => total.BacktestDays)
            .Number("OrdersModelError", total => total.OrdersModelError)
            .Number("OrdersBacktestError", total => total.OrdersBacktestError)
            .Number("AmountModelError", total => total.AmountModelError)
            .Number("AmountBacktestError", total => total.AmountBacktestError)
            .InsertAsync(totals, transaction, cancellationToken);

    private static string Name(TotalKind kind) => kind switch
    {
        TotalKind.All => "all",
        TotalKind.Segment => "segment",
        TotalKind.Cluster => "cluster",
        _ => "hierarchy-cluster",
    };
}
