-- CampaignResult: what came back from a plan, treated beside control, with the lift.
-- Grain: one row per plan and action.
-- Why: written by `rfmbatch plan results`; a repeated one replaces it.
-- Ten-thousandths as numbers.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_CampaignResult
AS
SELECT
    v.PlanKey AS PlanKey,
    v.ActionName AS ActionName,
    v.MeasuredAt AS MeasuredAt,
    v.TreatedCount AS TreatedCount,
    v.TreatedResponseCount AS TreatedResponseCount,
    v.ControlCount AS ControlCount,
    v.ControlResponseCount AS ControlResponseCount,
    v.TreatedAmount / 10000.0 AS TreatedAmount,
    v.ControlAmount / 10000.0 AS ControlAmount,
    v.LiftProbability AS LiftProbability,
    v.LiftLowProbability AS LiftLowProbability,
    v.LiftHighProbability AS LiftHighProbability,
    v.RevenueLiftAmount / 10000.0 AS RevenueLiftAmount,
    v.RevenueLiftLowAmount / 10000.0 AS RevenueLiftLowAmount,
    v.RevenueLiftHighAmount / 10000.0 AS RevenueLiftHighAmount,
    CASE WHEN v.LiftProbability IS NOT NULL AND v.ControlCount >= 50 AND v.TreatedResponseCount + v.ControlResponseCount >= 5
        THEN 1 ELSE 0 END AS IsEnough
FROM rfm_CampaignResult AS v
    INNER JOIN rfm_PlanSummary AS p
        ON p.PlanKey = v.PlanKey
    INNER JOIN etl_Run AS r
        ON r.RunKey = p.RunKey
WHERE r.Status = 'Published';
