-- SegmentSummary: every segment of every published run in figures.
-- Grain: one row per published run and segment of its rule set, also where nobody is in it.
-- Dates (days since 1970-01-01) are shown as ISO text and ten-thousandths as numbers.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_SegmentSummary
AS
SELECT
    m.RunKey AS RunKey,
    r.ProgramKey AS ProgramKey,
    date(r.ObservedToDate * 86400, 'unixepoch') AS ObservedToDate,
    m.SegmentKey AS SegmentKey,
    s.SegmentName AS SegmentName,
    m.CustomerCount AS CustomerCount,
    m.CustomerShare AS CustomerShare,
    m.OrderCount AS OrderCount,
    m.RevenueAmount / 10000.0 AS RevenueAmount,
    m.RevenueShare AS RevenueShare,
    m.RecencyDaysMean AS RecencyDaysMean,
    m.OrderCountMean AS OrderCountMean,
    m.RevenueAmountMean AS RevenueAmountMean,
    m.RecencyDaysMedian AS RecencyDaysMedian,
    m.OrderCountMedian AS OrderCountMedian,
    m.RevenueAmountMedian AS RevenueAmountMedian
FROM etl_Run AS r
    CROSS JOIN rfm_SegmentSummary AS m
        ON m.RunKey = r.RunKey
    INNER JOIN rfm_Segment AS s
        ON s.SegmentKey = m.SegmentKey
WHERE r.Status = 'Published';
