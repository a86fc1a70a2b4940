-- CustomerAttribute: attributes of customers as loaded, the last value of each.
-- Grain: one row per customer and attribute.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi.CustomerAttribute
AS
SELECT
    a.CustomerKey AS CustomerKey,
    a.AttributeName AS AttributeName,
    a.AttributeValue AS AttributeValue,
    a.ValidFromDate AS ValidFromDate
FROM sales.CustomerAttribute AS a;
