-- CampaignPlan: whom a plan treats with which action, and whom it leaves alone for comparison.
-- Grain: one row per plan and chosen customer.
-- Why: a forgotten customer's rows are deleted.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.CampaignPlan
AS
SELECT
    v.PlanKey AS PlanKey,
    v.RunKey AS RunKey,
    v.CustomerKey AS CustomerKey,
    v.ActionName AS ActionName,
    v.Priority AS Priority,
    v.IsControl AS IsControl,
    v.ExpectedGainAmount AS ExpectedGainAmount,
    v.Reason AS Reason,
    v.SegmentKey AS SegmentKey,
    v.CostAmount AS CostAmount
FROM rfm.CampaignPlan AS v
    INNER JOIN etl.Run AS r
        ON r.RunKey = v.RunKey
WHERE r.Status = 'Published';
