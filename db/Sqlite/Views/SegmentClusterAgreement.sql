-- SegmentClusterAgreement: customers by segment and k-means cluster of a published run.
-- Grain: one row per published run and occupied pair of segment and cluster.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_SegmentClusterAgreement
AS
SELECT
    m.RunKey AS RunKey,
    m.SegmentKey AS SegmentKey,
    m.ClusterKey AS ClusterKey,
    m.CustomerCount AS CustomerCount
FROM etl_Run AS r
    CROSS JOIN rfm_SegmentClusterAgreement AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
