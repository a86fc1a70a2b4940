-- Load_RefreshCustomers: first and last order of customers whose rows came or went, and whether anything names them still.
-- Grain: one row per affected customer.
-- Why: a customer is named by a row that counts, by a load of customers that was not undone, by an attribute or by a run's result; one
-- whom nothing names is hidden, and shown again by the next load that does.
-- Parameters: @LoadKey, the load that took rows away; the load it undoes, if any, is undone already.
-- Idempotent: yes.
UPDATE {sales.Customer}
SET FirstOrderDate = s.FirstDay,
    LastOrderDate = s.LastDay,
    RemovedByLoadKey = s.HiddenSince
FROM (
    SELECT
        a.AffectedKey AS AffectedKey,
        MIN(CASE WHEN t.IsReturn = 0 THEN t.OrderDate END) AS FirstDay,
        MAX(CASE WHEN t.IsReturn = 0 THEN t.OrderDate END) AS LastDay,
        CASE WHEN COUNT(t.SaleKey) > 0 THEN NULL ELSE @LoadKey END AS HiddenSince
    FROM {temp.AffectedCustomer} AS a
    LEFT JOIN {sales.SalesTransaction} AS t ON t.CustomerKey = a.AffectedKey AND t.RemovedByLoadKey IS NULL
    GROUP BY a.AffectedKey
) AS s
WHERE CustomerKey = s.AffectedKey;

UPDATE {sales.Customer}
SET RemovedByLoadKey = NULL
FROM (
    SELECT h.CustomerKey AS KnownKey
    FROM {sales.Customer} AS h
    WHERE h.RemovedByLoadKey = @LoadKey
        AND (
            EXISTS (SELECT 1 AS IsThere FROM {sales.CustomerAttribute} AS v WHERE v.CustomerKey = h.CustomerKey)
            OR EXISTS (
                SELECT 1 AS IsThere
                FROM {sales.LoadCustomer} AS n
                LEFT JOIN {etl.Load} AS l ON l.LoadKey = n.LoadKey
                LEFT JOIN {etl.Load} AS u ON u.UndoesLoadKey = n.LoadKey AND u.Status IN ('Running', 'Completed')
                WHERE n.CustomerKey = h.CustomerKey
                    AND u.LoadKey IS NULL
                    AND (n.LoadKey = 0 OR l.LoadKind = 'customers')
            )
            OR EXISTS (
                SELECT 1 AS IsThere
                FROM {etl.Run} AS r
                INNER JOIN {rfm.CustomerRfm} AS k ON k.RunKey = r.RunKey
                WHERE k.CustomerKey = h.CustomerKey
            )
        )
) AS s
WHERE CustomerKey = s.KnownKey;
