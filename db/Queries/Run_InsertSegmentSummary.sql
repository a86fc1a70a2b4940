-- Run_InsertSegmentSummary: one segment of a run in figures.
-- Grain: one row.
-- Parameters: the columns of rfm.SegmentSummary.
-- Idempotent: no.
INSERT INTO {rfm.SegmentSummary} (
    RunKey,
    SegmentKey,
    CustomerCount,
    CustomerShare,
    OrderCount,
    RevenueAmount,
    RevenueShare,
    RecencyDaysMean,
    OrderCountMean,
    RevenueAmountMean,
    RecencyDaysMedian,
    OrderCountMedian,
    RevenueAmountMedian
)
VALUES (
    @RunKey,
    @SegmentKey,
    @CustomerCount,
    @CustomerShare,
    @OrderCount,
    @RevenueAmount,
    @RevenueShare,
    @RecencyDaysMean,
    @OrderCountMean,
    @RevenueAmountMean,
    @RecencyDaysMedian,
    @OrderCountMedian,
    @RevenueAmountMedian
);
