-- 20_Trust: Can I trust the figures: do loads and runs agree to the last digit?
-- Grain: one row per thing that is compared.
-- Idempotent: yes; reads only.
SELECT
    1 AS Line,
    'Rows read = loaded + dropped + rejected' AS Comparison,
    SUM(b.RowsRead) AS LeftSide,
    SUM(b.RowsLoaded + b.RowsDropped + b.RowsRejected) AS RightSide
FROM bi.[Load] AS b
WHERE b.Status = 'Completed'
UNION ALL
SELECT
    2 AS Line,
    'Amount loaded and not removed = amount of sales lines' AS Comparison,
    (SELECT SUM(b.AmountLoaded - b.AmountRemoved) FROM bi.[Load] AS b WHERE b.Status IN ('Completed', 'Undone')) AS LeftSide,
    (SELECT SUM(s.Amount) FROM bi.Sale AS s) AS RightSide
UNION ALL
SELECT
    3 AS Line,
    'Customers of the run = customers in its segments' AS Comparison,
    (SELECT SUM(r.CustomerCount) FROM bi.Run AS r WHERE r.IsLatest = 1) AS LeftSide,
    (SELECT COUNT(*) FROM bi.CustomerRfmLatest AS c) AS RightSide
UNION ALL
SELECT
    4 AS Line,
    'Checks made = checks passed' AS Comparison,
    (SELECT COUNT(*) FROM bi.QualityCheck AS q INNER JOIN bi.Run AS r ON r.RunKey = q.RunKey WHERE r.IsLatest = 1) AS LeftSide,
    (
        SELECT COUNT(*)
        FROM bi.QualityCheck AS q
            INNER JOIN bi.Run AS r
                ON r.RunKey = q.RunKey
        WHERE r.IsLatest = 1
            AND q.Passed = 1
    ) AS RightSide
ORDER BY Line;
