-- Check_ShareSums: a run whose shares do not sum to 1.
-- Grain: at most one row; no row = the check passes.
-- Why: shares are rounded doubles, so their sum may miss 1 by a billionth; NULL revenue shares (revenue 0) pass.
-- Parameters: @RunKey (key).
-- Idempotent: yes; reads only.
SELECT
    SUM(m.CustomerShare) AS CustomerShareSum,
    SUM(m.RevenueShare) AS RevenueShareSum
FROM {rfm.SegmentSummary} AS m
WHERE m.RunKey = @RunKey
HAVING ABS(SUM(m.CustomerShare) - 1) > 1E-9
    OR ABS(SUM(m.RevenueShare) - 1) > 1E-9;
