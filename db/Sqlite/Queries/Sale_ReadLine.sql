-- Sale_ReadLine: the one query of a run: what customers' figures, cohorts and months are added up from.
-- Grain: one row per transaction line; the reader adds rows of any finer grain up.
-- LineKind: 2 a return, 1 a sale, 0 neither: of amount 0 where those are dropped.
-- Why: rows come in the table's own order (by customer), so that nothing is sorted. The engine runs in the process: rows cost it nothing to
--   send, and adding them up by GROUP BY takes it twice as long as the program.
-- Parameters: @AsOf first day not observed; @LastLoadKey newest load that counts (a load that ends meanwhile does not); @KeepZeroAmounts 1
--   or 0; @AttributeName, @AttributeValue the filter, where there is one; @FromKey, @ToKey range of customer keys, both inclusive.
-- Idempotent: yes.
SELECT
    t.CustomerKey AS CustomerKey,
    t.OrderDate AS OrderDate,
    t.OrderId AS OrderId,
    CASE WHEN t.IsReturn = 1 THEN 2 WHEN @KeepZeroAmounts OR t.Amount <> 0 THEN 1 ELSE 0 END AS LineKind,
    t.Amount AS Amount
FROM sales_SalesTransaction AS t
WHERE t.CustomerKey BETWEEN @FromKey AND @ToKey
    AND t.OrderDate < @AsOf
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
ORDER BY
    t.CustomerKey;
