-- SegmentValue_SumSale: sales of a run's customers in a span of days.
-- Grain: one row per segment with a sale in it.
-- Parameters: @RunKey, a run that has its customer rows; @FromDate first day; @BeforeDate first day that does not count; @LastLoadKey
--   newest load that counts. CROSS JOIN makes SQLite walk both tables in key order.
-- Idempotent: yes; reads only.
SELECT
    c.SegmentKey AS SegmentKey,
    SUM(t.Amount) AS SalesAmount
FROM rfm_CustomerRfm AS c
    CROSS JOIN sales_SalesTransaction AS t
        ON t.CustomerKey = c.CustomerKey
WHERE c.RunKey = @RunKey
    AND t.IsReturn = 0
    AND t.OrderDate >= @FromDate
    AND t.OrderDate < @BeforeDate
    AND t.LoadKey <= @LastLoadKey
    AND (t.RemovedByLoadKey IS NULL OR t.RemovedByLoadKey > @LastLoadKey)
    AND (t.LoadKey, t.OrderDate) NOT IN (
        SELECT
            h.LoadKey AS LoadKey,
            h.OrderDate AS OrderDate
        FROM sales_RestoredDay AS h
        WHERE h.RemovedByLoadKey <= @LastLoadKey
            AND h.RestoredByLoadKey > @LastLoadKey
    )
GROUP BY
    c.SegmentKey
ORDER BY
    c.SegmentKey;
