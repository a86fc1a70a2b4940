namespace RfmBatch.PowerBI.Model;

/// <summary>Measures over predicted totals, values of segments and the holdout of the run shown.</summary>
internal static class LifetimeMeasures
{
    private const string Total = "Predicted value";
    private const string Segments = "Value of segments";
    private const string Holdout = "Holdout";

    public static IEnumerable<ModelMeasure> All() =>
    [
        new(
            "PredictedTotal",
            "Predicted Total 12M",
            Total,
            Dax.Money,
            "Expected revenue of the next 12 months of everybody, or of the one segment in question; blank for a part of the segments.",
            OfGroup("PredictedValue12MAmount")),
        new(
            "PredictedTotal",
            "Predicted Total 12M Low",
            Total,
            Dax.Money,
            "Lower end of the central 90 % interval of that total, simulated: never a sum of bounds.",
            OfGroup("PredictedValue12MLowAmount")),
        new(
            "PredictedTotal",
            "Predicted Total 12M High",
            Total,
            Dax.Money,
            "Upper end of the central 90 % interval of that total, simulated: never a sum of bounds.",
            OfGroup("PredictedValue12MHighAmount")),
        new(
            "SegmentValue",
            "Simple CLV",
            Segments,
            Dax.Money,
            "Simple lifetime value of the customers of segments; blank where SimpleClvReason says why.",
            Dax.Shown("SUM ( 'SegmentValue'[SimpleClvAmount] )")),
        new(
            "SegmentValue",
            "Model Value 12M",
            Segments,
            Dax.Money,
            "Margin of the predicted revenue of the next 12 months, discounted; blank where ModelValueReason says why.",
            Dax.Shown("SUM ( 'SegmentValue'[ModelValue12MAmount] )")),
        new(
            "SegmentValue",
            "Markov Value",
            Segments,
            Dax.Money,
            "Sales to be expected if customers keep moving between segments as they did; blank where MarkovReason says why.",
            Dax.Shown("SUM ( 'SegmentValue'[MarkovValueAmount] )")),
        new(
            "ModelHoldout",
            "Actual Holdout Orders",
            Holdout,
            "#,##0",
            "Purchase days that came in the holdout.",
            Dax.Shown("SUM ( 'ModelHoldout'[ActualOrders] )")),
        new(
            "ModelHoldout",
            "Predicted Holdout Orders",
            Holdout,
            "#,##0.0",
            "Purchase days that a model fitted to what came before had expected.",
            Dax.Shown("SUM ( 'ModelHoldout'[PredictedOrders] )")),
        new(
            "ModelParameter",
            "Parameter Value",
            "Model",
            "#,##0.0000",
            "Estimate of the one parameter of the one model in question; blank for several.",
            Dax.Shown(
                Dax.OneOf("MAX ( 'ModelParameter'[Value] )", "'ModelParameter'[ModelName]", "'ModelParameter'[ParameterName]"))),
    ];

    private static string OfGroup(string column) =>
        "VAR RunKeyOfInterest = [Shown Run Key]\nVAR Kind = IF ( HASONEVALUE ( 'Segment'[SegmentKey] ), \"segment\", \"all\" )\nRETURN\n"
        + $"    CALCULATE ( SUM ( 'PredictedTotal'[{column}] ), 'Run'[RunKey] = RunKeyOfInterest, 'PredictedTotal'[GroupKind] = Kind )";
}
