-- SegmentValue: what the customers of every segment of every published run are worth.
-- Grain: one row per published run and segment of its rule set, also where nobody is in it.
-- Why: written at publication; a value that cannot be known is NULL, and its reason says why.
-- Dates (days since 1970-01-01) are shown as ISO text and ten-thousandths as numbers.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_SegmentValue
AS
SELECT
    v.RunKey AS RunKey,
    r.ProgramKey AS ProgramKey,
    date(r.ObservedToDate * 86400, 'unixepoch') AS ObservedToDate,
    v.SegmentKey AS SegmentKey,
    s.SegmentName AS SegmentName,
    v.CustomerCount AS CustomerCount,
    v.MarginShare AS MarginShare,
    v.DiscountRate AS DiscountRate,
    v.SimpleClvAmount / 10000.0 AS SimpleClvAmount,
    v.SimpleClvPerCustomerAmount / 10000.0 AS SimpleClvPerCustomerAmount,
    v.SimpleClvReason AS SimpleClvReason,
    v.ModelValue12MAmount / 10000.0 AS ModelValue12MAmount,
    v.ModelValue12MPerCustomerAmount / 10000.0 AS ModelValue12MPerCustomerAmount,
    v.ModelValueReason AS ModelValueReason,
    v.MarkovValueAmount / 10000.0 AS MarkovValueAmount,
    v.MarkovValuePerCustomerAmount / 10000.0 AS MarkovValuePerCustomerAmount,
    v.MarkovReason AS MarkovReason,
    v.MarkovFromRunKey AS MarkovFromRunKey
FROM rfm_SegmentValue AS v
    INNER JOIN etl_Run AS r
        ON r.RunKey = v.RunKey
    INNER JOIN rfm_Segment AS s
        ON s.SegmentKey = v.SegmentKey
WHERE r.Status = 'Published';
