-- 13_Returns: Which categories come back most?
-- Grain: one row per product category.
-- Note: bi.Sale has the lines of all programs, and of all time.
-- Idempotent: yes; reads only.
SELECT
    COALESCE(d.CategoryName, 'Unknown') AS CategoryName,
    SUM(CASE WHEN s.IsReturn = 0 THEN s.Amount ELSE 0 END) AS SalesAmount,
    SUM(CASE WHEN s.IsReturn = 1 THEN s.Amount ELSE 0 END) AS ReturnAmount,
    ROUND(
        -100.0 * SUM(CASE WHEN s.IsReturn = 1 THEN s.Amount ELSE 0 END)
            / NULLIF(SUM(CASE WHEN s.IsReturn = 0 THEN s.Amount ELSE 0 END), 0),
        1
    ) AS ReturnPercent
FROM bi.Sale AS s
    INNER JOIN bi.Product AS d
        ON d.ProductKey = s.ProductKey
GROUP BY COALESCE(d.CategoryName, 'Unknown')
ORDER BY
    ReturnPercent DESC,
    CategoryName;
