-- Plan_ReadList: the chosen customers of a plan as lists name them.
-- Grain: one row per chosen customer.
-- Parameters: @PlanKey.
-- Idempotent: yes.
SELECT
    u.CustomerId AS CustomerId,
    s.SegmentName AS SegmentName,
    c.ActionName AS ActionName,
    a.Channel AS Channel,
    a.Offer AS Offer,
    c.Priority AS Priority,
    c.IsControl AS IsControl,
    c.ExpectedGainAmount AS ExpectedGainAmount,
    c.Reason AS Reason
FROM {rfm.CampaignPlan} AS c
    INNER JOIN {rfm.PlanAction} AS a
        ON a.PlanKey = c.PlanKey
        AND a.SegmentKey = c.SegmentKey
        AND a.ActionName = c.ActionName
    INNER JOIN {rfm.Segment} AS s
        ON s.SegmentKey = c.SegmentKey
    INNER JOIN {sales.Customer} AS u
        ON u.CustomerKey = c.CustomerKey
WHERE c.PlanKey = @PlanKey
ORDER BY
    c.Priority;
