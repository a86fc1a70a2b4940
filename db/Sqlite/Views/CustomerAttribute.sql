-- CustomerAttribute: attributes of customers as loaded, the last value of each.
-- Grain: one row per customer and attribute.
-- Dates (days since 1970-01-01) are shown as ISO text.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_CustomerAttribute
AS
SELECT
    a.CustomerKey AS CustomerKey,
    a.AttributeName AS AttributeName,
    a.AttributeValue AS AttributeValue,
    date(a.ValidFromDate * 86400, 'unixepoch') AS ValidFromDate
FROM sales_CustomerAttribute AS a;
