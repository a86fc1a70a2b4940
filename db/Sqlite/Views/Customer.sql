-- Customer: customers of all loads, with their source id.
-- Grain: one row per customer.
-- Dates (days since 1970-01-01) are shown as ISO text.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_Customer
AS
SELECT
    c.CustomerKey AS CustomerKey,
    c.CustomerId AS CustomerId,
    date(c.FirstOrderDate * 86400, 'unixepoch') AS FirstOrderDate,
    date(c.LastOrderDate * 86400, 'unixepoch') AS LastOrderDate
FROM sales_Customer AS c
WHERE c.RemovedByLoadKey IS NULL;
