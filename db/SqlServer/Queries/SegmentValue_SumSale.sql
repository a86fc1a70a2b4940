-- SegmentValue_SumSale: sales of a run's customers in a span of days.
-- Grain: one row per segment with a sale in it.
-- Parameters: @RunKey, a run that has its customer rows; @FromDate first day; @BeforeDate first day that does not count; @LastLoadKey
--   newest load that counts.
-- Idempotent: yes; reads only.
SELECT
    c.SegmentKey AS SegmentKey,
    SUM(t.Amount) AS SalesAmount
FROM rfm.CustomerRfm AS c
    INNER JOIN sales.SalesTransaction AS t
        ON t.CustomerKey = c.CustomerKey
WHERE c.RunKey = @RunKey
    AND t.IsReturn = 0
    AND t.OrderDate >= @FromDate
    AND t.OrderDate < @BeforeDate
    AND t.LoadKey <= @LastLoadKey
    AND (t.RemovedByLoadKey IS NULL OR t.RemovedByLoadKey > @LastLoadKey)
    AND NOT EXISTS (
        SELECT 1 AS IsHidden
        FROM sales.RestoredDay AS h
        WHERE h.LoadKey = t.LoadKey
            AND h.OrderDate = t.OrderDate
            AND h.RemovedByLoadKey <= @LastLoadKey
            AND h.RestoredByLoadKey > @LastLoadKey
    )
GROUP BY
    c.SegmentKey
ORDER BY
    c.SegmentKey;
