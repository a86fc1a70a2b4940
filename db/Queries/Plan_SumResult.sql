-- Plan_SumResult: counts of all measured plans of a program.
-- Grain: one row per action.
-- Parameters: @ProgramKey.
-- Idempotent: yes.
SELECT
    c.ActionName AS ActionName,
    SUM(c.TreatedCount) AS Treated,
    SUM(c.TreatedResponseCount) AS TreatedResponses,
    SUM(c.ControlCount) AS Control,
    SUM(c.ControlResponseCount) AS ControlResponses
FROM {rfm.CampaignResult} AS c
    INNER JOIN {rfm.PlanSummary} AS p
        ON p.PlanKey = c.PlanKey
WHERE p.ProgramKey = @ProgramKey
GROUP BY
    c.ActionName
ORDER BY
    c.ActionName;
