-- Purchase_ReadLine: what purchase histories are folded from.
-- Grain: one row per transaction line; the reader adds rows of any finer grain up.
-- Why: rows come in the table's own order (by customer), so that nothing is sorted. The window does not count: value models know all sales
--   before as-of.
-- Parameters: @AsOf first day not observed; @LastLoadKey newest load that counts (a load that ends meanwhile does not); @KeepZeroAmounts 1
--   or 0; @CustomerStep 1 for all customers, or only those whose keys it divides; @AttributeName, @AttributeValue the filter, where there
--   is one.
-- Idempotent: yes.
SELECT
    t.CustomerKey AS CustomerKey,
    t.OrderDate AS OrderDate,
    t.IsReturn AS IsReturn,
    CASE WHEN t.IsReturn = 0 AND (@KeepZeroAmounts OR t.Amount <> 0) THEN 1 ELSE 0 END AS IsSale,
    t.Amount AS Amount
FROM sales_SalesTransaction AS t
WHERE t.OrderDate < @AsOf
    AND t.LoadKey <= @LastLoadKey
    AND (@CustomerStep = 1 OR t.CustomerKey % @CustomerStep = 0)
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
ORDER BY
    t.CustomerKey;
