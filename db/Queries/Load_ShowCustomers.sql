-- Load_ShowCustomers: customers that an undone load had hidden and a load names again are there again.
-- Grain: the hidden customers.
-- Parameters: @LoadKey.
-- Idempotent: yes.
UPDATE {sales.Customer}
SET RemovedByLoadKey = NULL
FROM (
    SELECT h.CustomerKey AS HiddenKey
    FROM {sales.Customer} AS h
    WHERE h.RemovedByLoadKey IS NOT NULL
        AND (
            EXISTS (
                SELECT 1 AS IsThere
                FROM {sales.SalesTransaction} AS t
                WHERE t.CustomerKey = h.CustomerKey
                    AND t.RemovedByLoadKey IS NULL
            )
            OR EXISTS (
                SELECT 1 AS IsThere
                FROM {sales.LoadCustomer} AS n
                WHERE n.LoadKey = @LoadKey
                    AND n.CustomerKey = h.CustomerKey
            )
        )
) AS s
WHERE CustomerKey = s.HiddenKey;
