-- 11_Countries: In which countries are my champions?
-- Grain: one row per country.
-- Note: Any attribute that was loaded can stand in place of Country.
-- Idempotent: yes; reads only.
SELECT
    COALESCE(a.AttributeValue, 'Unknown') AS Country,
    COUNT(*) AS CustomerCount,
    SUM(CASE WHEN c.SegmentName = 'Champions' THEN 1 ELSE 0 END) AS ChampionCount,
    ROUND(100.0 * SUM(CASE WHEN c.SegmentName = 'Champions' THEN 1 ELSE 0 END) / COUNT(*), 1) AS ChampionPercent,
    SUM(c.RevenueAmount) AS RevenueAmount
FROM bi.CustomerRfmLatest AS c
    LEFT JOIN bi.CustomerAttribute AS a
        ON a.CustomerKey = c.CustomerKey
        AND a.AttributeName = 'Country'
WHERE c.ProgramName = 'default'
GROUP BY COALESCE(a.AttributeValue, 'Unknown')
ORDER BY
    CustomerCount DESC,
    Country;
