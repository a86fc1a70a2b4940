-- Profile_ReadPurchase: which customers bought which products in the window.
-- Grain: one row per customer and product, or finer; ascending by customer.
-- Why: the server adds up lines of one product before they travel; a sale is what Summary_Read takes for one.
-- Parameters: @AsOf first day not observed; @LastLoadKey newest load that counts; @WindowStart first day of the window (the first day of
--   the calendar where there is none); @KeepZeroAmounts 1 or 0.
-- Idempotent: yes; reads only.
SELECT
    t.CustomerKey AS CustomerKey,
    t.ProductKey AS ProductKey
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
    AND t.OrderDate >= @WindowStart
    AND t.IsReturn = 0
    AND (@KeepZeroAmounts = 1 OR t.Amount <> 0)
GROUP BY
    t.CustomerKey,
    t.ProductKey
ORDER BY
    t.CustomerKey;
