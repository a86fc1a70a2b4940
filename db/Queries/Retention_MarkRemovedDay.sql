-- Retention_MarkRemovedDay: days of loads whose removed rows are all deleted.
-- Grain: the loads and days of Retention_DeleteRemovedSale.
-- Why: the day stays, so that bi.Load still tells what became of the load's rows, and undoing what replaced them is refused.
-- Parameters: @RemovedBefore instant, UTC.
-- Idempotent: yes.
UPDATE {sales.LoadDay}
SET IsPurged = 1
FROM (
    SELECT
        d.LoadKey AS PurgedLoadKey,
        d.OrderDate AS PurgedDate
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
        )
) AS s
WHERE LoadKey = s.PurgedLoadKey
    AND OrderDate = s.PurgedDate;
