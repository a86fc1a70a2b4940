namespace RfmBatch.PowerBI.Model;

/// <summary>Measures over checks of the run shown, and over loads.</summary>
internal static class QualityMeasures
{
    private const string Checks = "Checks";
    private const string Loads = "Loads";

    public static IEnumerable<ModelMeasure> All() =>
    [
        new("QualityCheck", "Checks", Checks, Dax.Count, "Checks of the run shown.", Dax.Shown("COUNTROWS ( 'QualityCheck' )")),
        new(
            "QualityCheck",
            "Failed Checks",
            Checks,
            Dax.Count,
            "Checks of the run shown that did not pass, notices included; blank = no run is shown.",
            Dax.ShownCount("COUNTROWS ( 'QualityCheck' )", "KEEPFILTERS ( 'QualityCheck'[Passed] = FALSE () )")),
        new(
            "QualityCheck",
            "Failed Errors",
            Checks,
            Dax.Count,
            "Failed checks of severity Error: the run was published because somebody accepted them.",
            Dax.ShownCount(
                "COUNTROWS ( 'QualityCheck' )",
                "KEEPFILTERS ( 'QualityCheck'[Passed] = FALSE () )",
                "KEEPFILTERS ( 'QualityCheck'[Severity] = \"Error\" )")),
        new("Load", "Rows Read", Loads, Dax.Count, "Rows read by loads.", "SUM ( 'Load'[RowsRead] )"),
        new("Load", "Rows Loaded", Loads, Dax.Count, "Rows accepted by loads.", "SUM ( 'Load'[RowsLoaded] )"),
        new("Load", "Rows Rejected", Loads, Dax.Count, "Rows that loads rejected.", "SUM ( 'Load'[RowsRejected] )"),
        new("Load", "Rejection Rate", Loads, "0.00%", "Rejected rows divided by rows read.", "DIVIDE ( [Rows Rejected], [Rows Read] )"),
        new("Load", "Amount Loaded", Loads, Dax.Money, "Amounts accepted by loads.", "SUM ( 'Load'[AmountLoaded] )"),
        new("RejectedRow", "Rejected Lines", Loads, Dax.Count, "Rejected lines, by reason and column.", "COUNTROWS ( 'RejectedRow' )"),
    ];
}
