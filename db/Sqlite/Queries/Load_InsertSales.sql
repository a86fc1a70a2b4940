-- Load_InsertSales: turns the staged lines of a load into sales.
-- Grain: one sale per staged line.
-- Why: rows are written in the order of the table's key, of which they are part.
-- Parameters: @LoadKey the load, whose customers and products have their keys; @SaleCount sale keys in use before it.
-- Idempotent: no.
INSERT INTO sales_SalesTransaction (CustomerKey, SaleKey, ProductKey, OrderDate, OrderId, Quantity, Amount, IsReturn, LoadKey)
SELECT
    n.CustomerKey AS CustomerKey,
    @SaleCount + t.RowNumber AS SaleKey,
    COALESCE(p.ProductKey, 0) AS ProductKey,
    t.OrderDate AS OrderDate,
    t.OrderId AS OrderId,
    t.Quantity AS Quantity,
    t.Amount AS Amount,
    t.IsReturn AS IsReturn,
    @LoadKey AS LoadKey
FROM temp.StagingTransaction AS t
INNER JOIN temp.NumberedCustomer AS n ON n.CustomerNumber = t.CustomerNumber
LEFT JOIN temp.NumberedProduct AS p ON p.ProductNumber = t.ProductNumber
ORDER BY n.CustomerKey, t.RowNumber;
