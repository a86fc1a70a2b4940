-- Check_MigrationToCounts: segments whose count in the later run is not what the migration says.
-- Grain: one row per offending comparison and segment; no row = the check passes.
-- Parameters: @RunKey (key), the later run.
-- Idempotent: yes; reads only.
SELECT
    g.Comparison AS Comparison,
    m.SegmentKey AS SegmentKey,
    m.CustomerCount AS StoredCount,
    COALESCE(f.MigratedCount, 0) AS MigratedCount
FROM (
        SELECT DISTINCT
            n.Comparison AS Comparison,
            n.ToRunKey AS RunKey
        FROM {rfm.SegmentMigration} AS n
        WHERE n.ToRunKey = @RunKey
    ) AS g
    INNER JOIN {rfm.SegmentSummary} AS m
        ON m.RunKey = g.RunKey
    LEFT JOIN (
        SELECT
            n.Comparison AS Comparison,
            n.ToSegmentKey AS SegmentKey,
            SUM(n.CustomerCount) AS MigratedCount
        FROM {rfm.SegmentMigration} AS n
        WHERE n.ToRunKey = @RunKey
        GROUP BY
            n.Comparison,
            n.ToSegmentKey
    ) AS f
        ON f.Comparison = g.Comparison
        AND f.SegmentKey = m.SegmentKey
WHERE m.CustomerCount <> COALESCE(f.MigratedCount, 0);
