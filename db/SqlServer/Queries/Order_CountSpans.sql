-- Order_CountSpans: how many orders there are, and how many of them have sales further apart than an order lasts.
-- Grain: one row.
-- Why: an order id that a shop uses again counts as one order. Returns often name the order that they return, much later: they do not
--   count. Of many customers every @Step-th is looked at, for orders must be grouped.
-- Parameters: @AsOf first day not observed; @LastLoadKey newest load that counts; @Step 1 for all customers; @MostDays days of an order.
-- Idempotent: yes.
SELECT
    COUNT_BIG(*) AS OrderCount,
    COALESCE(SUM(CAST(CASE WHEN o.SpanDays > @MostDays THEN 1 ELSE 0 END AS bigint)), 0) AS LongCount
FROM (
    SELECT
        DATEDIFF(day, MIN(t.OrderDate), MAX(t.OrderDate)) AS SpanDays
    FROM sales.SalesTransaction AS t
    WHERE t.CustomerKey % @Step = 0
        AND t.IsReturn = 0
        AND t.OrderDate < @AsOf
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
        t.CustomerKey,
        t.OrderId
) AS o;
