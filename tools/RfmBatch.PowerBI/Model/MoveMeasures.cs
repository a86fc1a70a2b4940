namespace RfmBatch.PowerBI.Model;

/// <summary>Measures over moves between segments, and over the bridge of revenue.</summary>
internal static class MoveMeasures
{
    private const string Table = "SegmentMigration";
    private const string Folder = "Migration";

    public static IEnumerable<ModelMeasure> All() =>
    [
        new(
            Table,
            "Migrated Customers",
            Folder,
            Dax.Count,
            "Customers by earlier and later segment, stayers included, of one comparison: the one filtered on, or 'previous'. "
            + "Blank where the runs compared have different configurations.",
            Compared("SUM ( 'SegmentMigration'[CustomerCount] )")),
        new(
            Table,
            "Migrated Revenue",
            Folder,
            Dax.Money,
            "Revenue in the later run of the customers who moved so, or stayed, of the same comparison.",
            Compared("SUM ( 'SegmentMigration'[RevenueAmount] )")),
        new(
            Table,
            "Migration Share",
            Folder,
            Dax.Share,
            "Migrated customers divided by all of the earlier segment.",
            "DIVIDE ( [Migrated Customers], CALCULATE ( [Migrated Customers], REMOVEFILTERS ( 'Segment' ) ) )"),
        new(
            Table,
            "Retained Customers",
            Folder,
            Dax.Count,
            "Customers of the earlier run who are in the later one, whatever their segment.",
            "CALCULATE ( [Migrated Customers], KEEPFILTERS ( 'SegmentMigration'[FromSegmentKey] <> -1 ), KEEPFILTERS ( "
            + "'SegmentMigration'[ToSegmentKey] <> -1 ) )"),
        new(
            Table,
            "Stay Rate",
            Folder,
            Dax.Share,
            "Customers who stayed in their segment divided by those who were in it and are still in the run.",
            "DIVIDE ( CALCULATE ( [Migrated Customers], KEEPFILTERS ( FILTER ( ALL ( 'SegmentMigration'[FromSegmentKey], "
            + "'SegmentMigration'[ToSegmentKey] ), 'SegmentMigration'[FromSegmentKey] = 'SegmentMigration'[ToSegmentKey] ) ) ) + 0, "
            + "[Retained Customers] )"),
        new(
            Table,
            "Entered Customers",
            Folder,
            Dax.Count,
            "Customers of the later run who are not in the earlier one.",
            "CALCULATE ( [Migrated Customers], KEEPFILTERS ( 'SegmentMigration'[FromSegmentKey] = -1 ) )"),
        new(
            Table,
            "Left Customers",
            Folder,
            Dax.Count,
            "Customers of the earlier run who are not in the later one.",
            "CALCULATE ( [Migrated Customers], KEEPFILTERS ( 'SegmentMigration'[ToSegmentKey] = -1 ) )"),
        new("RevenueBridge", "Bridge Amount", "Revenue "
            + "bridge", "+#,##0.00;-#,##0.00;0.00", "Part of the change of revenue to the run shown, from the latest run it was compared "
            + "with by `rfmbatch compare`; blank = it was not compared.", """
            VAR ShownRun = [Shown Run Key]
            VAR FromRun =
                CALCULATE ( MAX ( 'RevenueBridge'[FromRunKey] ), REMOVEFILTERS ( 'RevenueBridge' ), 'RevenueBridge'[ToRunKey] = ShownRun )
            RETURN
                CALCULATE (
                    SUM ( 'RevenueBridge'[ChangeAmount] ),
                    'Run'[RunKey] = ShownRun,
                    KEEPFILTERS ( 'RevenueBridge'[FromRunKey] = FromRun )
                )
            """),
        new(
            "CustomerSegmentHistory",
            "Segment Stays",
            "History",
            Dax.Count,
            "Unbroken stays of customers in segments, over all current runs of the program; blank for several programs.",
            Dax.OneProgram("COUNTROWS ( 'CustomerSegmentHistory' )")),
    ];

    // Filters of the measure narrow what slicers leave and never replace it: a pair that a chosen comparison has not stays empty.
    private static string Compared(string expression) => $$"""
        VAR RunKeyOfInterest = [Shown Run Key]
        VAR IsChosen = HASONEFILTER ( 'SegmentMigration'[Comparison] )
        RETURN
            CALCULATE (
                {{expression}},
                'Run'[RunKey] = RunKeyOfInterest,
                KEEPFILTERS (
                    FILTER (
                        ALL ( 'SegmentMigration'[Comparison], 'SegmentMigration'[IsComparable] ),
                        ( IsChosen || 'SegmentMigration'[Comparison] = "previous" ) && 'SegmentMigration'[IsComparable] = TRUE ()
                    )
                )
            )
        """;
}
