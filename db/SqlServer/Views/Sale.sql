-- Sale: accepted transaction lines, sales and returns.
-- Grain: one row per accepted line that no later load replaced or took back.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.Sale
AS
SELECT
    t.SaleKey AS SaleKey,
    t.CustomerKey AS CustomerKey,
    t.ProductKey AS ProductKey,
    t.OrderDate AS OrderDate,
    t.OrderId AS OrderId,
    t.Quantity AS Quantity,
    t.Amount AS Amount,
    t.IsReturn AS IsReturn,
    t.LoadKey AS LoadKey
FROM sales.SalesTransaction AS t
WHERE t.RemovedByLoadKey IS NULL;
