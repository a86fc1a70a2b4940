-- ScoreThreshold: cut points: which values earned which score in a published run.
-- Grain: one row per published run, metric and score.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.ScoreThreshold
AS
SELECT
    t.RunKey AS RunKey,
    t.Metric AS Metric,
    t.Score AS Score,
    t.LowerBound AS LowerBound,
    t.UpperBound AS UpperBound
FROM etl.Run AS r
    INNER JOIN rfm.ScoreThreshold AS t
        ON t.RunKey = r.RunKey
WHERE r.Status = 'Published';
