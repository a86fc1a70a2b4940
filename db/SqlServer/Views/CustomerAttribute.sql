-- CustomerAttribute: attributes of customers as loaded, the last value of each; those that tell who a customer is are left out.
-- Grain: one row per customer and attribute.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.CustomerAttribute
AS
SELECT
    a.CustomerKey AS CustomerKey,
    a.AttributeName AS AttributeName,
    a.AttributeValue AS AttributeValue,
    a.ValidFromDate AS ValidFromDate
FROM sales.CustomerAttribute AS a
LEFT JOIN sales.PersonalAttribute AS p ON p.AttributeName = a.AttributeName
WHERE p.AttributeName IS NULL;
