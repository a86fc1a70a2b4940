-- SegmentClusterAgreement: customers by segment and k-means cluster of a published run.
-- Grain: one row per published run and occupied pair of segment and cluster.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.SegmentClusterAgreement
AS
SELECT
    m.RunKey AS RunKey,
    m.SegmentKey AS SegmentKey,
    m.ClusterKey AS ClusterKey,
    m.CustomerCount AS CustomerCount
FROM etl.Run AS r
    INNER JOIN rfm.SegmentClusterAgreement AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
