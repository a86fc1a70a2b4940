-- LoadDay_ReadOrder: which orders lie on the last days, as a run counts them.
-- Grain: one row per load, order id and day, by day, then load and order.
-- Why: asked only where the last days lie far behind the rest and have few rows. No customer is among it, since it is shown in a check.
-- Parameters: @FirstDate first of these days; @AsOf first day not observed; @LastLoadKey newest load that counts.
-- Idempotent: yes.
SELECT
    t.LoadKey AS LoadKey,
    t.OrderId AS OrderId,
    t.OrderDate AS OrderDate
FROM {sales.SalesTransaction} AS t
WHERE t.OrderDate >= @FirstDate
    AND t.OrderDate < @AsOf
    AND t.LoadKey <= @LastLoadKey
    AND (t.RemovedByLoadKey IS NULL OR t.RemovedByLoadKey > @LastLoadKey)
    AND NOT EXISTS (
        SELECT 1 AS IsHidden
        FROM {sales.RestoredDay} AS h
        WHERE h.LoadKey = t.LoadKey
            AND h.OrderDate = t.OrderDate
            AND h.RemovedByLoadKey <= @LastLoadKey
            AND h.RestoredByLoadKey > @LastLoadKey
    )
GROUP BY
    t.LoadKey,
    t.OrderId,
    t.OrderDate
ORDER BY
    t.OrderDate,
    t.LoadKey,
    t.OrderId;
