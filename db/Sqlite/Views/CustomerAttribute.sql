-- CustomerAttribute: attributes of customers as loaded, the last value of each; those that tell who a customer is are left out.
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
FROM sales_CustomerAttribute AS a
LEFT JOIN sales_PersonalAttribute AS p ON p.AttributeName = a.AttributeName
WHERE p.AttributeName IS NULL;
