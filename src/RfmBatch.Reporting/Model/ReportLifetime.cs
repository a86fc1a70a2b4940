using RfmBatch.Core.Lifetime;

namespace RfmBatch.Reporting.Model;

/// <summary>Predicted value of a run, and what speaks for it.</summary>
internal sealed record ReportLifetime
{
    /// <summary>What all customers together are expected to bring; null where only groups are known.</summary>
    public ReportSegmentValue? All { get; init; }

    /// <summary>What predictions rest on; null in runs of earlier releases.</summary>
    public PredictionGrounds? Grounds { get; init; }

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

/// <summary>What a segment, or everybody, is expected to order and to bring in twelve months.</summary>
/// <param name="Segment">The segment; null for everybody.</param>
/// <param name="CustomerCount">Customers with a prediction.</param>
/// <param name="Orders">Expected purchase days.</param>
/// <param name="Value">Expected revenue; null where amounts were not modelled.</param>
/// <param name="Low">Lower end of the central 90 % interval of the total.</param>
/// <param name="High">Upper end.</param>
internal sealed record ReportSegmentValue(
    ReportSegment? Segment, long CustomerCount, double Orders, decimal? Value, decimal? Low, decimal? High);

/// <summary>What a customer of a segment is worth in three ways; null where one says nothing.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="CustomerCount">Its customers.</param>
/// <param name="Simple">Simple lifetime value.</param>
/// <param name="Model">Margin of the predicted revenue of twelve months, discounted.</param>
/// <param name="Markov">Sales of this and ten more years if customers keep moving as since an earlier run.</param>
/// <param name="Reasons">Why each of the three is null; empty where it is not.</param>
internal sealed record ReportWorth(
    ReportSegment Segment, long CustomerCount, decimal? Simple, decimal? Model, decimal? Markov, IReadOnlyList<string> Reasons);

/// <summary>A parameter of a model.</summary>
internal sealed record ReportParameter(string ModelName, string ParameterName, double? Value, double? StandardError);
