-- Product: products that occur in sales.
-- Grain: one row per product.
-- Why: key 0 is the unknown product of lines without one, so that facts have no NULL keys.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi.Product
AS
SELECT
    p.ProductKey AS ProductKey,
    p.ProductCode AS ProductCode,
    p.CategoryName AS CategoryName
FROM sales.Product AS p
WHERE p.RemovedByLoadKey IS NULL;
