-- CampaignResult: what came back from a plan, treated beside control, with the lift.
-- Grain: one row per plan and action.
-- Why: written by `rfmbatch plan results`; a repeated one replaces it.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.CampaignResult
AS
SELECT
    v.PlanKey AS PlanKey,
    v.ActionName AS ActionName,
    v.MeasuredAt AS MeasuredAt,
    v.TreatedCount AS TreatedCount,
    v.TreatedResponseCount AS TreatedResponseCount,
    v.ControlCount AS ControlCount,
    v.ControlResponseCount AS ControlResponseCount,
    v.TreatedAmount AS TreatedAmount,
    v.ControlAmount AS ControlAmount,
    v.LiftProbability AS LiftProbability,
    v.LiftLowProbability AS LiftLowProbability,
    v.LiftHighProbability AS LiftHighProbability,
    v.RevenueLiftAmount AS RevenueLiftAmount,
    v.RevenueLiftLowAmount AS RevenueLiftLowAmount,
    v.RevenueLiftHighAmount AS RevenueLiftHighAmount,
    CAST(CASE WHEN v.LiftProbability IS NOT NULL AND v.ControlCount >= 50 AND v.TreatedResponseCount + v.ControlResponseCount >= 5
        THEN 1 ELSE 0 END AS bit) AS IsEnough
FROM rfm.CampaignResult AS v
    INNER JOIN rfm.PlanSummary AS p
        ON p.PlanKey = v.PlanKey
    INNER JOIN etl.Run AS r
        ON r.RunKey = p.RunKey
WHERE r.Status = 'Published';
