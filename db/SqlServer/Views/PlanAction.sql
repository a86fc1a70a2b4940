-- PlanAction: what a plan considered for each segment, with the assumptions it used.
-- Grain: one row per plan, segment and action.
-- Why: assumptions change; a plan keeps its own.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.PlanAction
AS
SELECT
    v.PlanKey AS PlanKey,
    v.SegmentKey AS SegmentKey,
    v.ActionName AS ActionName,
    v.Channel AS Channel,
    v.Offer AS Offer,
    v.CostAmount AS CostAmount,
    v.UpliftProbability AS UpliftProbability,
    v.UpliftSource AS UpliftSource,
    v.CandidateCount AS CandidateCount,
    v.SelectedCount AS SelectedCount,
    v.ControlCount AS ControlCount,
    v.SelectedCostAmount AS SelectedCostAmount,
    v.ExpectedGainAmount AS ExpectedGainAmount,
    v.AssumedUpliftProbability AS AssumedUpliftProbability,
    v.MeasuredUpliftProbability AS MeasuredUpliftProbability,
    v.MeasuredUpliftLowProbability AS MeasuredUpliftLowProbability,
    v.MeasuredUpliftHighProbability AS MeasuredUpliftHighProbability,
    v.MeasuredUpliftWeight AS MeasuredUpliftWeight,
    v.BaseProbability AS BaseProbability,
    v.DetectableUpliftProbability AS DetectableUpliftProbability,
    v.DetectingControlShare AS DetectingControlShare,
    v.DetectingCustomerCount AS DetectingCustomerCount
FROM rfm.PlanAction AS v
    INNER JOIN rfm.PlanSummary AS p
        ON p.PlanKey = v.PlanKey
    INNER JOIN etl.Run AS r
        ON r.RunKey = p.RunKey
WHERE r.Status = 'Published';
