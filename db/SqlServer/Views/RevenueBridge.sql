-- RevenueBridge: why revenue changed between two runs that were compared.
-- Grain: one row per earlier run, later run, segment, component and other segment.
-- Why: written by `rfmbatch compare`; the amounts of a pair of runs add up to the change of revenue to the last ten-thousandth.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.RevenueBridge
AS
SELECT
    b.FromRunKey AS FromRunKey,
    b.ToRunKey AS ToRunKey,
    b.ProgramKey AS ProgramKey,
    b.IsComparable AS IsComparable,
    b.SegmentKey AS SegmentKey,
    b.Component AS Component,
    b.OtherSegmentKey AS OtherSegmentKey,
    b.CustomerCount AS CustomerCount,
    b.ChangeAmount AS ChangeAmount
FROM rfm.RevenueBridge AS b
    INNER JOIN etl.Run AS f
        ON f.RunKey = b.FromRunKey
    INNER JOIN etl.Run AS t
        ON t.RunKey = b.ToRunKey
WHERE f.Status = 'Published'
    AND t.Status = 'Published';
