-- Check_RunTotals: a run whose totals are not the sums of its segments and cells.
-- Grain: at most one row; no row = the check passes.
-- Why: a run whose segments were never written sums to 0, not to NULL, which no comparison would find.
-- Parameters: @RunKey (key).
-- Idempotent: yes; reads only.
SELECT
    r.RunKey AS RunKey,
    r.CustomerCount AS CustomerCount,
    s.CustomerCount AS SegmentCustomerCount,
    r.OrderCount AS OrderCount,
    s.OrderCount AS SegmentOrderCount,
    r.RevenueAmount AS RevenueAmount,
    s.RevenueAmount AS SegmentRevenueAmount,
    r.ScoredCustomerCount AS ScoredCustomerCount,
    x.CustomerCount AS CellCustomerCount
FROM {etl.Run} AS r
    CROSS JOIN (
        SELECT
            COALESCE(SUM(m.CustomerCount), 0) AS CustomerCount,
            COALESCE(SUM(m.OrderCount), 0) AS OrderCount,
            COALESCE(SUM(m.RevenueAmount), 0) AS RevenueAmount
        FROM {rfm.SegmentSummary} AS m
        WHERE m.RunKey = @RunKey
    ) AS s
    CROSS JOIN (
        SELECT
            COALESCE(SUM(c.CustomerCount), 0) AS CustomerCount
        FROM {rfm.RfmCell} AS c
        WHERE c.RunKey = @RunKey
    ) AS x
WHERE r.RunKey = @RunKey
    AND (
        r.CustomerCount <> s.CustomerCount
        OR r.OrderCount <> s.OrderCount
        OR r.RevenueAmount <> s.RevenueAmount
        OR r.ScoredCustomerCount <> x.CustomerCount
    );
