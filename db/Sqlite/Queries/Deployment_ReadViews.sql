-- Deployment_ReadViews: the deployed views, and which of them are still there.
-- Grain: one row per view ever deployed by this program's deployer.
-- Parameters: none.
-- Idempotent: yes.
SELECT
    v.ViewName AS ViewName,
    v.TextHash AS TextHash,
    CASE
        WHEN EXISTS (SELECT 1 AS IsThere FROM sqlite_master AS m WHERE m.type = 'view' AND m.name = 'bi_' || v.ViewName) THEN 1
        ELSE 0
    END AS IsThere
FROM etl_ViewVersion AS v
ORDER BY v.ViewName;
