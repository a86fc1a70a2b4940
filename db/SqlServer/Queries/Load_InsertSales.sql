-- Load_InsertSales: turns the staged lines of a load into sales.
-- Grain: one sale per staged line.
-- Why: the server sorts a large insert by the table's key by itself, where that pays.
-- Parameters: @LoadKey the load, whose customers and products have their keys; @SaleCount sale keys in use before it.
-- Idempotent: no.
INSERT INTO sales.SalesTransaction (CustomerKey, SaleKey, ProductKey, OrderDate, OrderId, Quantity, Amount, IsReturn, LoadKey)
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
FROM #StagingTransaction AS t
INNER JOIN #NumberedCustomer AS n ON n.CustomerNumber = t.CustomerNumber
LEFT JOIN #NumberedProduct AS p ON p.ProductNumber = t.ProductNumber;
