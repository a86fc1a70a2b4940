-- Summary_SumRevenue: the population's sales and returns in the window, summed without grouping.
-- Grain: one row.
-- Why: the independent second count against which a run's revenue is checked before it is published.
-- Parameters: as Summary_Read.
-- Idempotent: yes.
SELECT
    COALESCE(SUM(CASE WHEN t.IsReturn = 0 THEN t.Amount END), 0) AS SalesAmount,
    COALESCE(SUM(CASE WHEN t.IsReturn = 1 THEN t.Amount END), 0) AS ReturnAmount
FROM sales.SalesTransaction AS t
WHERE t.OrderDate < @AsOf
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
    -- with a filter:
    AND t.CustomerKey IN (
        SELECT a.CustomerKey AS CustomerKey
        FROM sales.CustomerAttribute AS a
        WHERE a.AttributeName = @AttributeName
            AND a.AttributeValue = @AttributeValue
    )
    -- end
    AND t.OrderDate >= @WindowStart;
