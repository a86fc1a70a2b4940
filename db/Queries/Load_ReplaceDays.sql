-- Load_ReplaceDays: from this load on, the rows of its source on its days no longer count.
-- Grain: the rows of the loads and days found by Load_FindSharedDays.
-- Why: a source's days are replaced whole, so that the customers its loads name lead to every row.
-- Parameters: @LoadKey.
-- Idempotent: yes.
UPDATE {sales.SalesTransaction}
SET RemovedByLoadKey = @LoadKey
WHERE RemovedByLoadKey IS NULL
    AND CustomerKey IN (
        SELECT c.CustomerKey AS CustomerKey
        FROM {sales.LoadCustomer} AS c
        WHERE c.LoadKey IN (SELECT r.ReplacedLoadKey AS ReplacedLoadKey FROM {temp.ReplacedDay} AS r)
    )
    AND EXISTS (
        SELECT 1 AS IsReplaced
        FROM {temp.ReplacedDay} AS r
        WHERE r.ReplacedLoadKey = LoadKey
            AND r.ReplacedDate = OrderDate
    );

UPDATE {sales.LoadDay}
SET RemovedByLoadKey = @LoadKey
WHERE RemovedByLoadKey IS NULL
    AND EXISTS (
        SELECT 1 AS IsReplaced
        FROM {temp.ReplacedDay} AS r
        WHERE r.ReplacedLoadKey = LoadKey
            AND r.ReplacedDate = OrderDate
    );

INSERT INTO {temp.AffectedCustomer} (AffectedKey)
SELECT DISTINCT t.CustomerKey AS AffectedKey
FROM {sales.LoadCustomer} AS c
INNER JOIN {sales.SalesTransaction} AS t ON t.CustomerKey = c.CustomerKey
WHERE c.LoadKey IN (SELECT r.ReplacedLoadKey AS ReplacedLoadKey FROM {temp.ReplacedDay} AS r)
    AND t.RemovedByLoadKey = @LoadKey;
