-- Product: products that occur in sales.
-- Grain: one row per product.
-- Why: key 0 is the unknown product of lines without one, so that facts have no NULL keys.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.Product
AS
SELECT
    p.ProductKey AS ProductKey,
    p.ProductCode AS ProductCode,
    p.CategoryName AS CategoryName
FROM sales.Product AS p
WHERE p.RemovedByLoadKey IS NULL;
