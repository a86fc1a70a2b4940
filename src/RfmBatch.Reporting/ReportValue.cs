namespace RfmBatch.Reporting;

/// <summary>Predicted value of a run, and what speaks for it.</summary>
internal sealed record ReportValue
{
    /// <summary>Mean probability of still being a customer, by recency and orders.</summary>
    public IReadOnlyList<ReportAliveCell> Alive { get; init; } = [];

    /// <summary>Orders that came and orders that were predicted, by orders before; empty where nothing was held out.</summary>
    public IReadOnlyList<ReportHoldoutRow> Holdout { get; init; } = [];

    /// <summary>Expected revenue of each segment with its interval.</summary>
    public IReadOnlyList<ReportSegmentValue> Segments { get; init; } = [];

    /// <summary>Parameters of the models.</summary>
    public IReadOnlyList<ReportParameter> Parameters { get; init; } = [];
}

/// <summary>Customers of a span of recency and a span of orders.</summary>
/// <param name="RecencyFrom">First day of the span.</param>
/// <param name="OrdersFrom">Least orders of the span.</param>
/// <param name="CustomerCount">Customers with a probability.</param>
/// <param name="ProbabilityMean">Their mean probability, 0..1.</param>
internal sealed record ReportAliveCell(int RecencyFrom, int OrdersFrom, long CustomerCount, double ProbabilityMean);

/// <summary>Customers with some repeat orders in the calibration, and what came of them in the holdout.</summary>
internal sealed record ReportHoldoutRow(int OrdersInCalibration, long CustomerCount, long ActualOrders, double PredictedOrders);

/// <summary>What a segment is expected to bring in twelve months.</summary>
internal sealed record ReportSegmentValue(ReportSegment Segment, long CustomerCount, decimal Value, decimal? Low, decimal? High);

/// <summary>A parameter of a model.</summary>
internal sealed record ReportParameter(string ModelName, string ParameterName, double? Value, double? StandardError);
