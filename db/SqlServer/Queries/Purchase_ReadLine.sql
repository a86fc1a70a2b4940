-- Purchase_ReadLine: what purchase histories are folded from.
-- Grain: one row per customer, day and kind of line; the reader adds rows of any finer grain up.
-- Why: the server adds up the lines of a day before they travel. The window does not count: value models know all sales before as-of.
-- Parameters: @AsOf first day not observed; @LastLoadKey newest load that counts (a load that ends meanwhile does not); @KeepZeroAmounts 1
--   or 0; @CustomerStep 1 for all customers, or only those whose keys it divides; @AttributeName, @AttributeValue the filter, where there
--   is one.
-- Idempotent: yes.
SELECT
    t.CustomerKey AS CustomerKey,
    t.OrderDate AS OrderDate,
    CAST(t.IsReturn AS int) AS IsReturn,
    MAX(CASE WHEN t.IsReturn = 0 AND (@KeepZeroAmounts = 1 OR t.Amount <> 0) THEN 1 ELSE 0 END) AS IsSale,
    SUM(t.Amount) AS Amount
FROM sales.SalesTransaction AS t
WHERE t.OrderDate < @AsOf
    AND t.LoadKey <= @LastLoadKey
    AND (@CustomerStep = 1 OR t.CustomerKey % @CustomerStep = 0)
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
    t.IsReturn
ORDER BY
    t.CustomerKey;
