-- SegmentProfile: who is in a segment of a published run, by customer attribute and product category.
-- Grain: one row per published run, segment, attribute and value (or band of values).
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_SegmentProfile
AS
SELECT
    m.RunKey AS RunKey,
    m.SegmentKey AS SegmentKey,
    m.AttributeName AS AttributeName,
    m.AttributeValue AS AttributeValue,
    m.CustomerCount AS CustomerCount,
    m.IndexVsPopulation AS IndexVsPopulation
FROM etl_Run AS r
    CROSS JOIN rfm_SegmentProfile AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
