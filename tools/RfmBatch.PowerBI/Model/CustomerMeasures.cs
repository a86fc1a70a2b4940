namespace RfmBatch.PowerBI.Model;

/// <summary>Measures over customers of the run shown: crossable by segment, cluster, attribute and score.</summary>
internal static class CustomerMeasures
{
    private const string Table = "CustomerRfm";
    private const string Customers = "Customers";
    private const string Money = "Revenue";
    private const string Change = "Change since the previous run";
    private const string Value = "Predicted value";

    public static IEnumerable<ModelMeasure> All() => Today().Concat(Changes()).Concat(Future()).Concat(Summaries());

    private static IEnumerable<ModelMeasure> Today() =>
    [
        new(Table, "Customers", Customers, Dax.Count, "Customers of the run shown.", Dax.Shown("COUNTROWS ( 'CustomerRfm' )")),
        new(
            Table,
            "Scored Customers",
            Customers,
            Dax.Count,
            "Customers with a sale in the window of the run shown.",
            Dax.Shown("COUNT ( 'CustomerRfm'[RecencyScore] )")),
        new(
            Table,
            "Customer Share",
            Customers,
            Dax.Share,
            "Customers divided by all customers of the run shown, whatever they are split or filtered by.",
            Dax.ShareOfRun("[Customers]")),
        new(
            Table,
            "Recency Days",
            Customers,
            "#,##0.0",
            "Mean days from the last sale to the as-of date; small is good.",
            Dax.Shown("AVERAGE ( 'CustomerRfm'[RecencyDays] )")),
        new(
            Table,
            "Orders",
            Customers,
            Dax.Count,
            "Orders in the window of the run shown.",
            Dax.Shown("SUM ( 'CustomerRfm'[OrderCount] )")),
        new(Table, "Orders per Customer", Customers, Dax.Decimal, "Orders divided by customers.", "DIVIDE ( [Orders], [Customers] )"),
        new(
            Table,
            "Revenue",
            Money,
            Dax.Money,
            "Revenue in the window of the run shown, in the currency of the program.",
            Dax.Shown("SUM ( 'CustomerRfm'[RevenueAmount] )")),
        new(
            Table,
            "Revenue Share",
            Money,
            Dax.Share,
            "Revenue divided by the revenue of all customers of the run shown, whatever they are split or filtered by.",
            Dax.ShareOfRun("[Revenue]")),
        new(Table, "Revenue per Customer", Money, Dax.Money, "Revenue divided by customers.", "DIVIDE ( [Revenue], [Customers] )"),
        new(Table, "Average Order Amount", Money, Dax.Money, "Revenue divided by orders.", "DIVIDE ( [Revenue], [Orders] )"),
    ];

    private static IEnumerable<ModelMeasure> Changes() =>
    [
        new(
            Table,
            "Previous Customers",
            Change,
            Dax.Count,
            "Customers of the run before the one shown; blank where it has another configuration or its customer rows were purged.",
            Dax.Previous("COUNTROWS ( 'CustomerRfm' )")),
        new(
            Table,
            "Customers Change",
            Change,
            Dax.Difference,
            "Customers minus those of the run before, none counting as 0; blank without a comparable run before.",
            Dax.Minus("[Customers]", "[Previous Customers]")),
        new(
            Table,
            "Customers Change %",
            Change,
            Dax.Change,
            "Change of customers since the run before, relative to it.",
            "DIVIDE ( [Customers Change], [Previous Customers] )"),
        new(
            Table,
            "Previous Revenue",
            Change,
            Dax.Money,
            "Revenue of the run before the one shown; blank where it has another configuration or its customer rows were purged.",
            Dax.Previous("SUM ( 'CustomerRfm'[RevenueAmount] )")),
        new(
            Table,
            "Revenue Change",
            Change,
            "+#,##0.00;-#,##0.00;0.00",
            "Revenue minus that of the run before, none counting as 0; blank without a comparable run before.",
            Dax.Minus("[Revenue]", "[Previous Revenue]")),
        new(
            Table,
            "Revenue Change %",
            Change,
            Dax.Change,
            "Change of revenue since the run before, relative to it.",
            "DIVIDE ( [Revenue Change], [Previous Revenue] )"),
    ];

    private static IEnumerable<ModelMeasure> Future() =>
    [
        new(
            Table,
            "Probability Alive",
            Value,
            Dax.Share,
            "Mean probability that a customer will buy again; blank = no value model was fitted.",
            Dax.Shown("AVERAGE ( 'CustomerRfm'[ProbabilityAlive] )")),
        new(
            Table,
            "Expected Orders 12M",
            Value,
            "#,##0.0",
            "Expected purchase days in the 365 days from as-of; blank = no value model was fitted.",
            Dax.Shown("SUM ( 'CustomerRfm'[ExpectedOrders12M] )")),
        new(
            Table,
            "Predicted Value 12M",
            Value,
            Dax.Money,
            "Expected undiscounted revenue in the 365 days from as-of. Intervals of customers must not be added: use Predicted Total 12M "
            + "and its bounds.",
            Dax.Shown("SUM ( 'CustomerRfm'[PredictedValue12MAmount] )")),
        new(
            Table,
            "Predicted Value 12M per Customer",
            Value,
            Dax.Money,
            "Predicted value divided by customers.",
            "DIVIDE ( [Predicted Value 12M], [Customers] )"),
        new(
            Table,
            "Value at Risk",
            Value,
            Dax.Money,
            "Revenue in the window times the probability that the customer will not buy again: what is being lost. Blank = no value model "
            + "was fitted.",
            Dax.Shown(
                "SUMX ( FILTER ( 'CustomerRfm', NOT ISBLANK ( 'CustomerRfm'[ProbabilityAlive] ) ), 'CustomerRfm'[RevenueAmount] * ( 1 - "
                + "'CustomerRfm'[ProbabilityAlive] ) )")),
        new(Table, "Value at Risk %", Value, Dax.Share, "Value at risk divided by revenue.", "DIVIDE ( [Value at Risk], [Revenue] )"),
    ];

    private static IEnumerable<ModelMeasure> Summaries() =>
    [
        new(
            "SegmentSummary",
            "Segment Customers",
            "History",
            Dax.Count,
            "Customers by segment of the run shown, from the summary: stays when customer rows are purged, so it draws long histories.",
            Dax.Shown("SUM ( 'SegmentSummary'[CustomerCount] )")),
        new(
            "SegmentSummary",
            "Segment Revenue",
            "History",
            Dax.Money,
            "Revenue by segment of the run shown, from the summary: stays when customer rows are purged.",
            Dax.Shown("SUM ( 'SegmentSummary'[RevenueAmount] )")),
        new(
            "RfmCell",
            "Cell Customers",
            "Scores",
            Dax.Count,
            "Customers by combination of scores in the run shown.",
            Dax.Shown("SUM ( 'RfmCell'[CustomerCount] )")),
        new(
            "RfmCell",
            "Cell Revenue",
            "Scores",
            Dax.Money,
            "Revenue by combination of scores in the run shown.",
            Dax.Shown("SUM ( 'RfmCell'[RevenueAmount] )")),
        new(
            "ScoreThreshold",
            "Lower Bound",
            "Scores",
            Dax.Decimal,
            "Values above it earn the score; blank = open, or more than one score in question.",
            Dax.Shown(OneScore("LowerBound"))),
        new(
            "ScoreThreshold",
            "Upper Bound",
            "Scores",
            Dax.Decimal,
            "Values up to it earn the score; blank = open, or more than one score in question.",
            Dax.Shown(OneScore("UpperBound"))),
    ];

    private static string OneScore(string column) =>
        Dax.OneOf($"MAX ( 'ScoreThreshold'[{column}] )", "'ScoreThreshold'[Metric]", "'ScoreThreshold'[Score]");
}
