-- Plan_ReadCustomer: the customers of a run as a plan sees them.
-- Grain: one row per customer of the run.
-- Parameters: @RunKey.
-- Idempotent: yes.
SELECT
    c.CustomerKey AS CustomerKey,
    u.CustomerId AS CustomerId,
    c.SegmentKey AS SegmentKey,
    c.RecencyDays AS RecencyDays,
    c.OrderCount AS OrderCount,
    c.RevenueAmount AS RevenueAmount,
    c.ExpectedOrders12M AS ExpectedOrders12M,
    c.PredictedValue12MAmount AS PredictedValue12MAmount
FROM {rfm.CustomerRfm} AS c
    INNER JOIN {sales.Customer} AS u
        ON u.CustomerKey = c.CustomerKey
WHERE c.RunKey = @RunKey;
