-- 12_CategoriesBySegment: What do champions buy, and what do all others?
-- Grain: one row per product category.
-- Idempotent: yes; reads only.
SELECT
    COALESCE(d.CategoryName, 'Unknown') AS CategoryName,
    SUM(CASE WHEN c.SegmentName = 'Champions' THEN s.Amount ELSE 0 END) AS ChampionAmount,
    SUM(CASE WHEN c.SegmentName <> 'Champions' THEN s.Amount ELSE 0 END) AS OtherAmount,
    ROUND(100.0 * SUM(CASE WHEN c.SegmentName = 'Champions' THEN s.Amount ELSE 0 END) / NULLIF(SUM(s.Amount), 0), 1) AS ChampionPercent
FROM bi.Sale AS s
    INNER JOIN bi.Product AS d
        ON d.ProductKey = s.ProductKey
    INNER JOIN bi.CustomerRfmLatest AS c
        ON c.CustomerKey = s.CustomerKey
WHERE c.ProgramName = 'default'
GROUP BY COALESCE(d.CategoryName, 'Unknown')
ORDER BY
    ChampionPercent DESC,
    CategoryName;
