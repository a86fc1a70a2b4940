-- Retention_ReadHalfPurgedRun: finished runs that are no longer shown with customers and still have rows: their purge was interrupted.
-- Grain: one row per run.
-- Why: apart from Retention_ReadLeftoverRun, since the figures of these runs stay. A run in the making has rows before it is finished.
-- Parameters: @ProgramKey, NULL for all programs.
-- Idempotent: yes; reads only.
SELECT
    r.RunKey AS RunKey
FROM {etl.Run} AS r
WHERE (@ProgramKey IS NULL OR r.ProgramKey = @ProgramKey)
    AND r.HasCustomerRows = 0
    AND r.Status NOT IN ('Running', 'Failed', 'Abandoned')
    AND EXISTS (SELECT 1 AS IsThere FROM {rfm.CustomerRfm} AS c WHERE c.RunKey = r.RunKey)
ORDER BY
    r.RunKey;
