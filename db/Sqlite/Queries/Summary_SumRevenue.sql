-- Summary_SumRevenue: the population's sales and returns in the window, summed without grouping.
-- Grain: one row.
-- Why: the independent second count against which a run's revenue is checked before it is published.
-- Parameters: as Sale_ReadLine, but no range and no @KeepZeroAmounts; @WindowStart first day of the window (the first day of the calendar
--   where there is none).
-- Idempotent: yes.
SELECT
    COALESCE(SUM(t.Amount) FILTER (WHERE t.IsReturn = 0), 0) AS SalesAmount,
    COALESCE(SUM(t.Amount) FILTER (WHERE t.IsReturn = 1), 0) AS ReturnAmount
FROM sales_SalesTransaction AS t
WHERE t.OrderDate < @AsOf
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
    -- with a filter:
    AND t.CustomerKey IN (
        SELECT a.CustomerKey AS CustomerKey
        FROM sales_CustomerAttribute AS a
        WHERE a.AttributeName = @AttributeName
            AND a.AttributeValue = @AttributeValue
    )
    -- end
    AND t.OrderDate >= @WindowStart;
