-- PlanAction: what a plan considered for each segment, with the assumptions it used.
-- Grain: one row per plan, segment and action.
-- Why: assumptions change; a plan keeps its own.
-- Ten-thousandths as numbers.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_PlanAction
AS
SELECT
    v.PlanKey AS PlanKey,
    v.SegmentKey AS SegmentKey,
    v.ActionName AS ActionName,
    v.Channel AS Channel,
    v.Offer AS Offer,
    v.CostAmount / 10000.0 AS CostAmount,
    v.UpliftProbability AS UpliftProbability,
    v.UpliftSource AS UpliftSource,
    v.CandidateCount AS CandidateCount,
    v.SelectedCount AS SelectedCount,
    v.ControlCount AS ControlCount,
    v.SelectedCostAmount / 10000.0 AS SelectedCostAmount,
    v.ExpectedGainAmount / 10000.0 AS ExpectedGainAmount,
    v.AssumedUpliftProbability AS AssumedUpliftProbability,
    v.MeasuredUpliftProbability AS MeasuredUpliftProbability,
    v.MeasuredUpliftLowProbability AS MeasuredUpliftLowProbability,
    v.MeasuredUpliftHighProbability AS MeasuredUpliftHighProbability,
    v.MeasuredUpliftWeight AS MeasuredUpliftWeight,
    v.BaseProbability AS BaseProbability,
    v.DetectableUpliftProbability AS DetectableUpliftProbability,
    v.DetectingControlShare AS DetectingControlShare,
    v.DetectingCustomerCount AS DetectingCustomerCount
FROM rfm_PlanAction AS v
    INNER JOIN rfm_PlanSummary AS p
        ON p.PlanKey = v.PlanKey
    INNER JOIN etl_Run AS r
        ON r.RunKey = p.RunKey
WHERE r.Status = 'Published';
