-- Load_FindOverlap: the rows of a load that earlier loads have too.
-- Grain: one row per row of the load and the earlier row that it repeats, each used once.
-- Why: a row is the same where customer, order, day, product, quantity and amount are; the second of two such rows in the load repeats
-- the second of the earlier ones, where there is one. Both are read in one pass and grouped, because not every engine joins two large
-- intermediate results by other than comparing each row with each.
-- Parameters: @LoadKey, whose customers and shared days have been named.
-- Idempotent: no.
INSERT INTO {temp.Overlap} (CustomerKey, SaleKey, OrderDate, Amount, IsReturn, EarlierLoadKey)
SELECT
    r.CustomerKey AS CustomerKey,
    MAX(CASE WHEN r.IsNew = 1 THEN r.SaleKey END) AS SaleKey,
    r.OrderDate AS OrderDate,
    r.Amount AS Amount,
    MAX(CASE WHEN r.IsNew = 1 THEN r.ReturnNumber END) AS IsReturn,
    MAX(CASE WHEN r.IsNew = 0 THEN r.LoadKey END) AS EarlierLoadKey
FROM (
    SELECT
        b.CustomerKey AS CustomerKey,
        b.SaleKey AS SaleKey,
        b.LoadKey AS LoadKey,
        b.OrderDate AS OrderDate,
        b.OrderId AS OrderId,
        b.ProductKey AS ProductKey,
        b.Quantity AS Quantity,
        b.Amount AS Amount,
        b.ReturnNumber AS ReturnNumber,
        b.IsNew AS IsNew,
        ROW_NUMBER() OVER (
            PARTITION BY b.CustomerKey, b.OrderDate, b.OrderId, b.ProductKey, b.Quantity, b.Amount, b.IsNew
            ORDER BY b.SaleKey
        ) AS RepeatNumber
    FROM (
        SELECT
            t.CustomerKey AS CustomerKey,
            t.SaleKey AS SaleKey,
            t.LoadKey AS LoadKey,
            t.OrderDate AS OrderDate,
            t.OrderId AS OrderId,
            t.ProductKey AS ProductKey,
            t.Quantity AS Quantity,
            t.Amount AS Amount,
            CASE WHEN t.IsReturn = 1 THEN 1 ELSE 0 END AS ReturnNumber,
            CASE WHEN t.LoadKey = @LoadKey THEN 1 ELSE 0 END AS IsNew
        FROM {sales.LoadCustomer} AS c
        INNER JOIN {sales.SalesTransaction} AS t ON t.CustomerKey = c.CustomerKey
        WHERE c.LoadKey = @LoadKey
            AND t.RemovedByLoadKey IS NULL
            AND (
                (t.LoadKey = @LoadKey AND t.OrderDate IN (SELECT d.OverlapDate AS OverlapDate FROM {temp.OverlapDay} AS d))
                OR EXISTS (
                    SELECT 1 AS IsShared
                    FROM {temp.OverlapDay} AS d
                    WHERE d.OverlapDate = t.OrderDate
                        AND d.EarlierLoadKey = t.LoadKey
                )
            )
    ) AS b
) AS r
GROUP BY
    r.CustomerKey,
    r.OrderDate,
    r.OrderId,
    r.ProductKey,
    r.Quantity,
    r.Amount,
    r.RepeatNumber
HAVING MAX(r.IsNew) = 1
    AND MIN(r.IsNew) = 0;
