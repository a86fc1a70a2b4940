-- Deployment_ReadViews: the deployed views, and which of them are still there.
-- Grain: one row per view ever deployed by this program's deployer.
-- Parameters: none.
-- Idempotent: yes.
SELECT
    v.ViewName AS ViewName,
    v.TextHash AS TextHash,
    CAST(CASE WHEN OBJECT_ID(N'bi.' + v.ViewName, N'V') IS NULL THEN 0 ELSE 1 END AS bit) AS IsThere
FROM etl.ViewVersion AS v
ORDER BY v.ViewName;
