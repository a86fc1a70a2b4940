-- Customer: customers of all loads, with their source id.
-- Grain: one row per customer.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.Customer
AS
SELECT
    c.CustomerKey AS CustomerKey,
    c.CustomerId AS CustomerId,
    c.FirstOrderDate AS FirstOrderDate,
    c.LastOrderDate AS LastOrderDate
FROM sales.Customer AS c
WHERE c.RemovedByLoadKey IS NULL;
