-- Plan_ReadAction: what a plan considered.
-- Grain: one row per segment and action.
-- Parameters: @PlanKey.
-- Idempotent: yes.
SELECT
    a.SegmentKey AS SegmentKey,
    a.ActionName AS ActionName,
    a.Channel AS Channel,
    a.Offer AS Offer,
    a.CostAmount AS CostAmount,
    a.UpliftProbability AS UpliftProbability,
    a.UpliftSource AS UpliftSource,
    a.CandidateCount AS CandidateCount,
    a.SelectedCount AS SelectedCount,
    a.ControlCount AS ControlCount,
    a.SelectedCostAmount AS SelectedCostAmount,
    a.ExpectedGainAmount AS ExpectedGainAmount,
    a.AssumedUpliftProbability AS AssumedUpliftProbability,
    a.MeasuredUpliftProbability AS MeasuredUpliftProbability,
    a.MeasuredUpliftLowProbability AS MeasuredUpliftLowProbability,
    a.MeasuredUpliftHighProbability AS MeasuredUpliftHighProbability,
    a.MeasuredUpliftWeight AS MeasuredUpliftWeight,
    a.BaseProbability AS BaseProbability,
    a.DetectableUpliftProbability AS DetectableUpliftProbability,
    a.DetectingControlShare AS DetectingControlShare,
    a.DetectingCustomerCount AS DetectingCustomerCount
FROM {rfm.PlanAction} AS a
    INNER JOIN {rfm.Segment} AS s
        ON s.SegmentKey = a.SegmentKey
WHERE a.PlanKey = @PlanKey
ORDER BY
    s.SortOrder,
    a.ActionName;
