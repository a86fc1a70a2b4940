-- 12_CategoriesBySegment: What do champions buy, and what do all others?
-- Grain: one row per product category.
-- Idempotent: yes; reads only.
SELECT
    COALESCE(d.CategoryName, 'Unknown') AS CategoryName,
    ROUND(SUM(CASE WHEN c.SegmentName = 'Champions' THEN s.Amount ELSE 0 END), 4) AS ChampionAmount,
    ROUND(SUM(CASE WHEN c.SegmentName <> 'Champions' THEN s.Amount ELSE 0 END), 4) AS OtherAmount,
    ROUND(100.0 * SUM(CASE WHEN c.SegmentName = 'Champions' THEN s.Amount ELSE 0 END) / NULLIF(SUM(s.Amount), 0), 1) AS ChampionPercent
FROM bi_Sale AS s
    INNER JOIN bi_Product AS d
        ON d.ProductKey = s.ProductKey
    INNER JOIN bi_CustomerRfmLatest AS c
        ON c.CustomerKey = s.CustomerKey
WHERE c.ProgramName = 'default'
GROUP BY COALESCE(d.CategoryName, 'Unknown')
ORDER BY
    ChampionPercent DESC,
    CategoryName;
