-- SegmentValue: what the customers of every segment of every published run are worth.
-- Grain: one row per published run and segment of its rule set, also where nobody is in it.
-- Why: written at publication; a value that cannot be known is NULL, and its reason says why.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.SegmentValue
AS
SELECT
    v.RunKey AS RunKey,
    r.ProgramKey AS ProgramKey,
    r.ObservedToDate AS ObservedToDate,
    v.SegmentKey AS SegmentKey,
    s.SegmentName AS SegmentName,
    v.CustomerCount AS CustomerCount,
    v.MarginShare AS MarginShare,
    v.DiscountRate AS DiscountRate,
    v.SimpleClvAmount AS SimpleClvAmount,
    v.SimpleClvPerCustomerAmount AS SimpleClvPerCustomerAmount,
    v.SimpleClvReason AS SimpleClvReason,
    v.ModelValue12MAmount AS ModelValue12MAmount,
    v.ModelValue12MPerCustomerAmount AS ModelValue12MPerCustomerAmount,
    v.ModelValueReason AS ModelValueReason,
    v.MarkovValueAmount AS MarkovValueAmount,
    v.MarkovValuePerCustomerAmount AS MarkovValuePerCustomerAmount,
    v.MarkovReason AS MarkovReason,
    v.MarkovFromRunKey AS MarkovFromRunKey
FROM rfm.SegmentValue AS v
    INNER JOIN etl.Run AS r
        ON r.RunKey = v.RunKey
    INNER JOIN rfm.Segment AS s
        ON s.SegmentKey = v.SegmentKey
WHERE r.Status = 'Published';
