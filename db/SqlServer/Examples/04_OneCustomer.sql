-- 04_OneCustomer: Where has this customer been, and since when?
-- Grain: one row per stay in a segment.
-- Note: `rfmbatch explain` says the same with the thresholds and the rule.
-- Idempotent: yes; reads only.
SELECT
    c.CustomerId AS CustomerId,
    g.SegmentName AS SegmentName,
    h.ValidFromDate AS ValidFromDate,
    h.ValidToDate AS ValidToDate,
    h.IsCurrent AS IsCurrent
FROM bi.CustomerSegmentHistory AS h
    INNER JOIN bi.Customer AS c
        ON c.CustomerKey = h.CustomerKey
    INNER JOIN bi.Segment AS g
        ON g.SegmentKey = h.SegmentKey
    INNER JOIN bi.Program AS p
        ON p.ProgramKey = h.ProgramKey
WHERE p.ProgramName = 'default'
    AND c.CustomerId = 'K10001638'
ORDER BY h.ValidFromDate;
