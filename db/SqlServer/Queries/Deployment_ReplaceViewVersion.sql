-- Deployment_ReplaceViewVersion: writes down with which text a view was created, now, in UTC.
-- Grain: one row.
-- Parameters: @ViewName text up to 100; @TextHash SHA-256 in hex, or NULL for a view that was dropped.
-- Idempotent: yes.
DELETE FROM etl.ViewVersion WHERE ViewName = @ViewName;
INSERT INTO etl.ViewVersion (ViewName, TextHash, DeployedAt)
SELECT @ViewName, @TextHash, SYSUTCDATETIME()
WHERE @TextHash IS NOT NULL;
