-- Summary_ReadStamp: what has been loaded so far, and the range of customer keys.
-- Grain: one row.
-- Why: a run reads more than once, and counts no load that is completed in between.
-- Idempotent: yes.
SELECT
    (SELECT COALESCE(MAX(l.LoadKey), 0) AS LoadKey FROM {etl.Load} AS l WHERE l.Status = 'Completed') AS LastLoadKey,
    (SELECT MIN(d.OrderDate) AS FirstOrderDate FROM {sales.LoadDay} AS d WHERE d.RemovedByLoadKey IS NULL) AS FirstOrderDate,
    (SELECT MAX(d.OrderDate) AS LastOrderDate FROM {sales.LoadDay} AS d WHERE d.RemovedByLoadKey IS NULL) AS LastOrderDate,
    (SELECT COALESCE(MIN(c.CustomerKey), 0) AS CustomerKey FROM {sales.Customer} AS c) AS FirstCustomerKey,
    (SELECT COALESCE(MAX(c.CustomerKey), 0) AS CustomerKey FROM {sales.Customer} AS c) AS LastCustomerKey;
