-- SegmentMigration: how customers moved between segments from an earlier run to a later one.
-- Grain: one row per later run, kind of comparison, earlier segment and later segment.
-- Why: written at publication; -1 stands for customers that were not in the run.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.SegmentMigration
AS
SELECT
    m.ProgramKey AS ProgramKey,
    m.Comparison AS Comparison,
    m.IsComparable AS IsComparable,
    m.FromRunKey AS FromRunKey,
    m.ToRunKey AS ToRunKey,
    m.FromSegmentKey AS FromSegmentKey,
    m.ToSegmentKey AS ToSegmentKey,
    m.CustomerCount AS CustomerCount,
    m.RevenueAmount AS RevenueAmount
FROM rfm.SegmentMigration AS m
    INNER JOIN etl.Run AS f
        ON f.RunKey = m.FromRunKey
    INNER JOIN etl.Run AS t
        ON t.RunKey = m.ToRunKey
WHERE f.Status = 'Published'
    AND t.Status = 'Published';
