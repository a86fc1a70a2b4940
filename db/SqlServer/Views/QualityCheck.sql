-- QualityCheck: checks made before publication, passed and failed.
-- Grain: one row per published run and check.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.QualityCheck
AS
SELECT
    q.RunKey AS RunKey,
    q.CheckId AS CheckId,
    q.Severity AS Severity,
    q.Passed AS Passed,
    q.Detail AS Detail
FROM etl.Run AS r
    INNER JOIN rfm.QualityCheck AS q
        ON q.RunKey = r.RunKey
WHERE r.Status = 'Published';
