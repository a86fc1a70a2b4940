-- Load_CountSales: the number of sale keys in use: keys are given without gaps in the order of loads and lines.
-- Grain: one row.
-- Why: the greatest SaleKey itself would need a scan, the key of SalesTransaction begins with the customer.
-- Parameters: none.
-- Idempotent: yes.
SELECT COALESCE(SUM(l.RowsLoaded), 0) AS SaleCount
FROM {etl.Load} AS l
WHERE l.LoadKind = 'transactions'
    AND l.Status = 'Completed';
