-- SegmentValue_ReadFact: what the values of a run's segments are computed from.
-- Grain: one row per segment of the run's rule set.
-- Parameters: @RunKey, a run that has its customer rows.
-- Idempotent: yes; reads only.
SELECT
    m.SegmentKey AS SegmentKey,
    m.CustomerCount AS CustomerCount,
    m.RevenueAmount AS RevenueAmount,
    COALESCE(f.BuyerCount, 0) AS BuyerCount,
    COALESCE(f.RepeatBuyerCount, 0) AS RepeatBuyerCount,
    COALESCE(f.PredictedCount, 0) AS PredictedCount,
    COALESCE(f.PredictedAmount, 0) AS PredictedAmount
FROM {rfm.SegmentSummary} AS m
    LEFT JOIN (
        SELECT
            c.SegmentKey AS SegmentKey,
            SUM(CASE WHEN c.OrderCount >= 1 THEN 1 ELSE 0 END) AS BuyerCount,
            SUM(CASE WHEN c.OrderCount >= 2 THEN 1 ELSE 0 END) AS RepeatBuyerCount,
            COUNT(c.PredictedValue12MAmount) AS PredictedCount,
            SUM(c.PredictedValue12MAmount) AS PredictedAmount
        FROM {rfm.CustomerRfm} AS c
        WHERE c.RunKey = @RunKey
        GROUP BY c.SegmentKey
    ) AS f
        ON f.SegmentKey = m.SegmentKey
WHERE m.RunKey = @RunKey
ORDER BY
    m.SegmentKey;
