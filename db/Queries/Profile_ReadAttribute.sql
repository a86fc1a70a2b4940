-- Profile_ReadAttribute: every attribute of every customer, for the profiles of segments and clusters.
-- Grain: one row per customer and attribute.
-- Idempotent: yes; reads only.
SELECT
    a.CustomerKey AS CustomerKey,
    a.AttributeName AS AttributeName,
    a.AttributeValue AS AttributeValue
FROM {sales.CustomerAttribute} AS a;
