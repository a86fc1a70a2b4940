namespace RfmBatch.PowerBI.Model;

/// <summary>All measures of the model, by subject.</summary>
internal static class StarMeasures
{
    public static IEnumerable<ModelMeasure> All() =>
        Runs()
            .Concat(CustomerMeasures.All())
            .Concat(MoveMeasures.All())
            .Concat(ClusterMeasures.All())
            .Concat(SalesMeasures.All())
            .Concat(LifetimeMeasures.All())
            .Concat(CampaignMeasures.All())
            .Concat(QualityMeasures.All());

    private static IEnumerable<ModelMeasure> Runs() =>
    [
        new("Run", "Shown Run "
            + "Key", "Runs", "0", "Run that measures are about: of the current runs that slicers leave, the one of the latest as-of "
            + "date.", """
            VAR LastDate = CALCULATE ( MAX ( 'Run'[AsOfDate] ), KEEPFILTERS ( 'Run'[IsCurrent] = TRUE () ) )
            RETURN
                CALCULATE ( MAX ( 'Run'[RunKey] ), KEEPFILTERS ( 'Run'[IsCurrent] = TRUE () ), KEEPFILTERS ( 'Run'[AsOfDate] = LastDate ) )
            """),
        new("Run", "Previous Run Key", "Runs", "0", "The nearest earlier current run of the same program, if it is comparable with the "
            + "one shown and still has its customer rows; blank otherwise.", """
            VAR ShownRun = [Shown Run Key]
            VAR EarlierRun =
                CALCULATE (
                    MAX ( 'Run'[PreviousRunKey] ),
                    REMOVEFILTERS ( 'Run' ),
                    'Run'[RunKey] = ShownRun,
                    'Run'[PreviousIsComparable] = TRUE ()
                )
            RETURN
                CALCULATE (
                    MAX ( 'Run'[RunKey] ),
                    REMOVEFILTERS ( 'Run' ),
                    'Run'[RunKey] = EarlierRun,
                    'Run'[HasCustomerRows] = TRUE ()
                )
            """, IsHidden: true),
        new(
            "Run",
            "Shown As-of Date",
            "Runs",
            "Short Date",
            "As-of date of the run shown: the first day not observed.",
            Dax.Shown("MAX ( 'Run'[AsOfDate] )")),
        new(
            "Run",
            "Run Customers",
            "Runs",
            Dax.Count,
            "Customers of the run shown, from the run itself: stays when customer rows are purged, so it draws long histories.",
            Dax.Shown("SUM ( 'Run'[CustomerCount] )")),
        new(
            "Run",
            "Run Revenue",
            "Runs",
            Dax.Money,
            "Revenue in the window of the run shown, from the run itself: stays when customer rows are purged.",
            Dax.Shown("SUM ( 'Run'[RevenueAmount] )")),
        new(
            "Segment",
            "Segment Color",
            "Colors",
            null,
            "Color of the one segment in question, for conditional formatting.",
            "SELECTEDVALUE ( 'Segment'[ColorHex] )",
            IsHidden: true),
        new(
            "Cluster",
            "Cluster Color",
            "Colors",
            null,
            "Color of the one cluster in question, for conditional formatting.",
            "SELECTEDVALUE ( 'Cluster'[ColorHex] )",
            IsHidden: true),
    ];
}
