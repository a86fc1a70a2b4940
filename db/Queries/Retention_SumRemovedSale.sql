-- Retention_SumRemovedSale: removed rows that nothing needs any more.
-- Grain: one row: their number.
-- Why: as Retention_DeleteRemovedSale.
-- Parameters: @RemovedBefore instant, UTC.
-- Idempotent: yes; reads only.
SELECT COALESCE(SUM(d.RowsLoaded), 0) AS RowsRemoved
FROM {sales.LoadDay} AS d
INNER JOIN {etl.Load} AS l ON l.LoadKey = d.RemovedByLoadKey
WHERE d.IsPurged = 0
    AND l.FinishedAt < @RemovedBefore
    AND NOT EXISTS (
        SELECT 1 AS IsNeeded
        FROM {etl.Run} AS r
        WHERE (r.HasCustomerRows = 1 OR r.Status = 'Running')
            AND COALESCE(r.LastLoadKey, d.LoadKey) >= d.LoadKey
            AND COALESCE(r.LastLoadKey, d.LoadKey) < d.RemovedByLoadKey
    );
