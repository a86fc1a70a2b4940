-- ScoreThreshold: cut points: which values earned which score in a published run.
-- Grain: one row per published run, metric and score.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_ScoreThreshold
AS
SELECT
    t.RunKey AS RunKey,
    t.Metric AS Metric,
    t.Score AS Score,
    t.LowerBound AS LowerBound,
    t.UpperBound AS UpperBound
FROM etl_Run AS r
    CROSS JOIN rfm_ScoreThreshold AS t
        ON t.RunKey = r.RunKey
WHERE r.Status = 'Published';
