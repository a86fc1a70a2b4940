-- Sale_ReadLine: what cohorts and months are counted from.
-- Grain: one row per customer, order, day and kind of line; the reader adds rows of any finer grain up.
-- LineKind: 2 a return, 1 a sale, 0 neither: of amount 0 where those are dropped.
-- Why: the server adds up the lines of an order before they travel.
-- Parameters: @AsOf first day not observed; @LastLoadKey newest load that counts (a load that ends meanwhile does not); @KeepZeroAmounts 1
--   or 0; @AttributeName, @AttributeValue the filter, where there is one; @FromKey, @ToKey range of customer keys, both inclusive.
-- Idempotent: yes.
SELECT
    t.CustomerKey AS CustomerKey,
    t.OrderDate AS OrderDate,
    t.OrderId AS OrderId,
    MAX(CASE WHEN t.IsReturn = 1 THEN 2 WHEN @KeepZeroAmounts = 1 OR t.Amount <> 0 THEN 1 ELSE 0 END) AS LineKind,
    SUM(t.Amount) AS Amount
FROM sales.SalesTransaction AS t
WHERE t.CustomerKey BETWEEN @FromKey AND @ToKey
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
    -- with a filter:
    AND t.CustomerKey IN (
        SELECT a.CustomerKey AS CustomerKey
        FROM sales.CustomerAttribute AS a
        WHERE a.AttributeName = @AttributeName
            AND a.AttributeValue = @AttributeValue
    )
    -- end
GROUP BY
    t.CustomerKey,
    t.OrderDate,
    t.OrderId,
    t.IsReturn
ORDER BY
    t.CustomerKey;
