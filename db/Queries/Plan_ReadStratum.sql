-- Plan_ReadStratum: counts of all measured plans of a program, each action of a plan with its own control.
-- Grain: one row per plan and action.
-- Parameters: @ProgramKey.
-- Idempotent: yes.
SELECT
    c.ActionName AS ActionName,
    c.TreatedCount AS Treated,
    c.TreatedResponseCount AS TreatedResponses,
    c.ControlCount AS Control,
    c.ControlResponseCount AS ControlResponses
FROM {rfm.CampaignResult} AS c
    INNER JOIN {rfm.PlanSummary} AS p
        ON p.PlanKey = c.PlanKey
WHERE p.ProgramKey = @ProgramKey
ORDER BY
    c.ActionName,
    c.PlanKey;
