-- LoadDay_Read: what each load has on each day, as a run counts it.
-- Grain: one row per load and day, by load, then day.
-- Parameters: @AsOf first day not observed; @LastLoadKey newest load that counts.
-- Idempotent: yes.
SELECT
    d.LoadKey AS LoadKey,
    l.SourceName AS SourceName,
    l.SourceLabel AS SourceLabel,
    d.OrderDate AS OrderDate,
    d.RowsLoaded AS RowsLoaded,
    d.AmountLoaded AS AmountLoaded,
    d.SalesAmount AS SalesAmount
FROM {sales.LoadDay} AS d
INNER JOIN {etl.Load} AS l ON l.LoadKey = d.LoadKey
WHERE d.LoadKey <= @LastLoadKey
    AND d.OrderDate < @AsOf
    AND (d.RemovedByLoadKey IS NULL OR d.RemovedByLoadKey > @LastLoadKey)
    AND NOT EXISTS (
        SELECT 1 AS IsHidden
        FROM {sales.RestoredDay} AS h
        WHERE h.LoadKey = d.LoadKey
            AND h.OrderDate = d.OrderDate
            AND h.RemovedByLoadKey <= @LastLoadKey
            AND h.RestoredByLoadKey > @LastLoadKey
    )
ORDER BY
    d.LoadKey,
    d.OrderDate;
