-- Profile_ReadPurchase: which customers bought which products in the window.
-- Grain: one row per customer and product, or finer; ascending by customer.
-- Why: the table is in this order, so nothing is sorted or grouped; a sale is what Sale_ReadLine takes for one.
-- Parameters: @AsOf first day not observed; @LastLoadKey newest load that counts; @WindowStart first day of the window (the first day of
--   the calendar where there is none); @KeepZeroAmounts 1 or 0.
-- Idempotent: yes; reads only.
SELECT
    t.CustomerKey AS CustomerKey,
    t.ProductKey AS ProductKey
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
    AND t.OrderDate >= @WindowStart
    AND t.IsReturn = 0
    AND (@KeepZeroAmounts OR t.Amount <> 0)
ORDER BY
    t.CustomerKey;
