-- SegmentProfile: who is in a segment of a published run, by customer attribute and product category.
-- Grain: one row per published run, segment, attribute and value (or band of values).
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.SegmentProfile
AS
SELECT
    m.RunKey AS RunKey,
    m.SegmentKey AS SegmentKey,
    m.AttributeName AS AttributeName,
    m.AttributeValue AS AttributeValue,
    m.CustomerCount AS CustomerCount,
    m.IndexVsPopulation AS IndexVsPopulation
FROM etl.Run AS r
    INNER JOIN rfm.SegmentProfile AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
