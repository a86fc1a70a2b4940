-- Load_FindOverlap: the rows of a load that earlier loads have too.
-- Grain: one row per row of the load and the earlier row that it repeats, each used once.
-- Why: a row is the same where customer, order, day, product, quantity and amount are; the second of two such rows in the load repeats
-- the second of the earlier ones, where there is one.
-- Parameters: @LoadKey, whose customers and shared days have been named.
-- Idempotent: no.
INSERT INTO {temp.Overlap} (CustomerKey, SaleKey, OrderDate, Amount, IsReturn, EarlierLoadKey)
SELECT
    n.CustomerKey AS CustomerKey,
    n.SaleKey AS SaleKey,
    n.OrderDate AS OrderDate,
    n.Amount AS Amount,
    n.IsReturn AS IsReturn,
    e.LoadKey AS EarlierLoadKey
FROM (
    SELECT
        t.CustomerKey AS CustomerKey,
        t.SaleKey AS SaleKey,
        t.OrderDate AS OrderDate,
        t.OrderId AS OrderId,
        t.ProductKey AS ProductKey,
        t.Quantity AS Quantity,
        t.Amount AS Amount,
        t.IsReturn AS IsReturn,
        ROW_NUMBER() OVER (
            PARTITION BY t.CustomerKey, t.OrderDate, t.OrderId, t.ProductKey, t.Quantity, t.Amount
            ORDER BY t.SaleKey
        ) AS RepeatNumber
    FROM {sales.LoadCustomer} AS c
    INNER JOIN {sales.SalesTransaction} AS t ON t.CustomerKey = c.CustomerKey
    WHERE c.LoadKey = @LoadKey
        AND t.LoadKey = @LoadKey
        AND t.OrderDate IN (SELECT d.OverlapDate AS OverlapDate FROM {temp.OverlapDay} AS d)
) AS n
INNER JOIN (
    SELECT
        t.CustomerKey AS CustomerKey,
        t.LoadKey AS LoadKey,
        t.OrderDate AS OrderDate,
        t.OrderId AS OrderId,
        t.ProductKey AS ProductKey,
        t.Quantity AS Quantity,
        t.Amount AS Amount,
        ROW_NUMBER() OVER (
            PARTITION BY t.CustomerKey, t.OrderDate, t.OrderId, t.ProductKey, t.Quantity, t.Amount
            ORDER BY t.SaleKey
        ) AS RepeatNumber
    FROM {sales.LoadCustomer} AS c
    INNER JOIN {sales.SalesTransaction} AS t ON t.CustomerKey = c.CustomerKey
    INNER JOIN {temp.OverlapDay} AS d ON d.EarlierLoadKey = t.LoadKey AND d.OverlapDate = t.OrderDate
    WHERE c.LoadKey = @LoadKey
        AND t.RemovedByLoadKey IS NULL
) AS e
    ON e.CustomerKey = n.CustomerKey
        AND e.OrderDate = n.OrderDate
        AND e.OrderId = n.OrderId
        AND e.ProductKey = n.ProductKey
        AND e.Amount = n.Amount
        AND e.RepeatNumber = n.RepeatNumber
        AND (e.Quantity = n.Quantity OR (e.Quantity IS NULL AND n.Quantity IS NULL));
