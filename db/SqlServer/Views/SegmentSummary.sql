-- SegmentSummary: every segment of every published run in figures.
-- Grain: one row per published run and segment of its rule set, also where nobody is in it.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.SegmentSummary
AS
SELECT
    m.RunKey AS RunKey,
    r.ProgramKey AS ProgramKey,
    r.ObservedToDate AS ObservedToDate,
    m.SegmentKey AS SegmentKey,
    s.SegmentName AS SegmentName,
    m.CustomerCount AS CustomerCount,
    m.CustomerShare AS CustomerShare,
    m.OrderCount AS OrderCount,
    m.RevenueAmount AS RevenueAmount,
    m.RevenueShare AS RevenueShare,
    m.RecencyDaysMean AS RecencyDaysMean,
    m.OrderCountMean AS OrderCountMean,
    m.RevenueAmountMean AS RevenueAmountMean,
    m.RecencyDaysMedian AS RecencyDaysMedian,
    m.OrderCountMedian AS OrderCountMedian,
    m.RevenueAmountMedian AS RevenueAmountMedian
FROM etl.Run AS r
    INNER JOIN rfm.SegmentSummary AS m
        ON m.RunKey = r.RunKey
    INNER JOIN rfm.Segment AS s
        ON s.SegmentKey = m.SegmentKey
WHERE r.Status = 'Published';
