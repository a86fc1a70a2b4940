-- CustomerAttribute: attributes of customers as loaded, the last value of each.
-- Grain: one row per customer and attribute.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.CustomerAttribute
AS
SELECT
    a.CustomerKey AS CustomerKey,
    a.AttributeName AS AttributeName,
    a.AttributeValue AS AttributeValue,
    a.ValidFromDate AS ValidFromDate
FROM sales.CustomerAttribute AS a;
