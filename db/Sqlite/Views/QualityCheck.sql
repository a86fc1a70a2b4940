-- QualityCheck: checks made before publication, passed and failed.
-- Grain: one row per published run and check.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_QualityCheck
AS
SELECT
    q.RunKey AS RunKey,
    q.CheckId AS CheckId,
    q.Severity AS Severity,
    q.Passed AS Passed,
    q.Detail AS Detail
FROM etl_Run AS r
    CROSS JOIN rfm_QualityCheck AS q
        ON q.RunKey = r.RunKey
WHERE r.Status = 'Published';
