-- Retention_DeleteRemovedSale: deletes one batch of removed rows that nothing needs any more.
-- Grain: at most @RowCount rows of a range of customers.
-- Why: repeated until it finds none, range by range, so that no statement reads the whole table or takes many locks. A row is needed by
-- the undo of what replaced it, for a while, and by a run that has its customers and whose last load lies between the row's load and the
-- one that removed it; of a run made by 0.1, which does not know its last load, every row is.
-- Parameters: @FromKey, @ToKey customers, inclusive; @RowCount rows; @RemovedBefore instant, UTC.
-- Idempotent: yes.
DELETE TOP (@RowCount) FROM t
FROM sales.SalesTransaction AS t
WHERE t.CustomerKey BETWEEN @FromKey AND @ToKey
    AND t.RemovedByLoadKey IS NOT NULL
    AND EXISTS (
        SELECT 1 AS IsRemoved
        FROM sales.LoadDay AS d
        INNER JOIN etl.[Load] AS l ON l.LoadKey = d.RemovedByLoadKey
        WHERE d.LoadKey = t.LoadKey
            AND d.OrderDate = t.OrderDate
            AND d.IsPurged = 0
            AND l.FinishedAt < @RemovedBefore
            AND NOT EXISTS (
                SELECT 1 AS IsNeeded
                FROM etl.Run AS r
                WHERE (r.HasCustomerRows = 1 OR r.Status = 'Running')
                    AND COALESCE(r.LastLoadKey, d.LoadKey) >= d.LoadKey
                    AND COALESCE(r.LastLoadKey, d.LoadKey) < d.RemovedByLoadKey
            )
    );
