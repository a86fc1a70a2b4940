-- Plan_ReadResult: what came back from a plan.
-- Grain: one row per action.
-- Parameters: @PlanKey.
-- Idempotent: yes.
SELECT
    c.ActionName AS ActionName,
    c.MeasuredAt AS MeasuredAt,
    c.TreatedCount AS TreatedCount,
    c.TreatedResponseCount AS TreatedResponseCount,
    c.ControlCount AS ControlCount,
    c.ControlResponseCount AS ControlResponseCount,
    c.TreatedAmount AS TreatedAmount,
    c.ControlAmount AS ControlAmount,
    c.LiftProbability AS LiftProbability,
    c.LiftLowProbability AS LiftLowProbability,
    c.LiftHighProbability AS LiftHighProbability,
    c.RevenueLiftAmount AS RevenueLiftAmount,
    c.RevenueLiftLowAmount AS RevenueLiftLowAmount,
    c.RevenueLiftHighAmount AS RevenueLiftHighAmount
FROM {rfm.CampaignResult} AS c
WHERE c.PlanKey = @PlanKey
ORDER BY
    c.ActionName;
