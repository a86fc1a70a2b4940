-- SegmentAction: what a campaign plan may do with the customers of a segment, with its assumptions.
-- Grain: one row per segment and action.
-- Why: follows the newest content of the rule set; what a plan used is in PlanAction.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.SegmentAction
AS
SELECT
    a.SegmentKey AS SegmentKey,
    a.ActionName AS ActionName,
    a.Priority AS Priority,
    a.Channel AS Channel,
    a.Offer AS Offer,
    a.Reason AS Reason,
    a.CostAmount AS CostAmount,
    a.UpliftProbability AS UpliftProbability
FROM rfm.SegmentAction AS a;
