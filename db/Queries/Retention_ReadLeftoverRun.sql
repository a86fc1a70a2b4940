-- Retention_ReadLeftoverRun: runs that were given up or failed and still have rows.
-- Grain: one row per run.
-- Parameters: @ProgramKey.
-- Idempotent: yes.
SELECT
    r.RunKey AS RunKey
FROM {etl.Run} AS r
WHERE r.ProgramKey = @ProgramKey
    AND r.Status IN ('Failed', 'Abandoned')
    AND (
        EXISTS (SELECT 1 AS IsThere FROM {rfm.CustomerRfm} AS c WHERE c.RunKey = r.RunKey)
        OR EXISTS (SELECT 1 AS IsThere FROM {rfm.SegmentSummary} AS s WHERE s.RunKey = r.RunKey)
        OR EXISTS (SELECT 1 AS IsThere FROM {rfm.QualityCheck} AS q WHERE q.RunKey = r.RunKey)
        OR EXISTS (SELECT 1 AS IsThere FROM {rfm.ClusterSummary} AS m WHERE m.RunKey = r.RunKey)
        OR EXISTS (SELECT 1 AS IsThere FROM {rfm.ModelParameter} AS v WHERE v.RunKey = r.RunKey)
        OR EXISTS (SELECT 1 AS IsThere FROM {rfm.Cluster} AS k WHERE k.FirstRunKey = r.RunKey AND k.IsPublished = 0)
    )
ORDER BY
    r.RunKey;
