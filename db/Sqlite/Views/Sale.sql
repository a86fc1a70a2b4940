-- Sale: accepted transaction lines, sales and returns.
-- Grain: one row per accepted line that no later load replaced or took back.
-- Dates (days since 1970-01-01) are shown as ISO text and ten-thousandths as numbers.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_Sale
AS
SELECT
    t.SaleKey AS SaleKey,
    t.CustomerKey AS CustomerKey,
    t.ProductKey AS ProductKey,
    date(t.OrderDate * 86400, 'unixepoch') AS OrderDate,
    t.OrderId AS OrderId,
    t.Quantity / 10000.0 AS Quantity,
    t.Amount / 10000.0 AS Amount,
    t.IsReturn AS IsReturn,
    t.LoadKey AS LoadKey
FROM sales_SalesTransaction AS t
WHERE t.RemovedByLoadKey IS NULL;
