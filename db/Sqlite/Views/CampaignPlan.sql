-- CampaignPlan: whom a plan treats with which action, and whom it leaves alone for comparison.
-- Grain: one row per plan and chosen customer.
-- Why: a forgotten customer's rows are deleted.
-- Ten-thousandths as numbers.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_CampaignPlan
AS
SELECT
    v.PlanKey AS PlanKey,
    v.RunKey AS RunKey,
    v.CustomerKey AS CustomerKey,
    v.ActionName AS ActionName,
    v.Priority AS Priority,
    v.IsControl AS IsControl,
    v.ExpectedGainAmount / 10000.0 AS ExpectedGainAmount,
    v.Reason AS Reason,
    v.SegmentKey AS SegmentKey,
    v.CostAmount / 10000.0 AS CostAmount
FROM rfm_CampaignPlan AS v
    INNER JOIN etl_Run AS r
        ON r.RunKey = v.RunKey
WHERE r.Status = 'Published';
