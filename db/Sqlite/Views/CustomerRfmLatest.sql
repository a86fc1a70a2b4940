-- CustomerRfmLatest: the latest run of every program with readable names: the view to start with.
-- Grain: one row per customer and program.
-- Why: a seek through the program's latest run; no window function, no search for the newest date.
-- A latest run without HasCustomerRows shows nobody rather than some of its customers. Every key has its row: LEFT JOIN, because a table
-- of which no column is wanted is then not read.
-- Dates (days since 1970-01-01) are shown as ISO text and ten-thousandths as numbers.
-- 2932896 is 9999-12-31.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_CustomerRfmLatest
AS
SELECT
    -- keys
    c.RunKey AS RunKey,
    r.ProgramKey AS ProgramKey,
    date(r.ObservedToDate * 86400, 'unixepoch') AS ObservedToDate,
    c.CustomerKey AS CustomerKey,
    c.SegmentKey AS SegmentKey,
    c.ClusterKey AS ClusterKey,
    c.HierarchyClusterKey AS HierarchyClusterKey,
    -- measures
    c.RecencyDays AS RecencyDays,
    c.OrderCount AS OrderCount,
    c.FrequencyCount AS FrequencyCount,
    c.RevenueAmount / 10000.0 AS RevenueAmount,
    c.MonetaryAmount / 10000.0 AS MonetaryAmount,
    CASE
        WHEN c.OrderCount = 0 THEN NULL
        WHEN c.RevenueAmount < 0 THEN -((c.OrderCount - 2 * c.RevenueAmount) / (2 * c.OrderCount)) / 10000.0
        ELSE ((c.OrderCount + 2 * c.RevenueAmount) / (2 * c.OrderCount)) / 10000.0
    END AS AverageOrderAmount,
    date(c.FirstOrderDate * 86400, 'unixepoch') AS FirstOrderDate,
    date(c.LastOrderDate * 86400, 'unixepoch') AS LastOrderDate,
    -- scores
    c.RecencyScore AS RecencyScore,
    c.FrequencyScore AS FrequencyScore,
    c.MonetaryScore AS MonetaryScore,
    c.RecencyScore
        || CASE WHEN r.BinCount = 10 THEN '-' ELSE '' END
        || c.FrequencyScore
        || CASE WHEN r.BinCount = 10 THEN '-' ELSE '' END
        || c.MonetaryScore AS RfmCode,
    (r.BinCount + 1 - c.RecencyScore)
        || CASE WHEN r.BinCount = 10 THEN '-' ELSE '' END
        || (r.BinCount + 1 - c.FrequencyScore)
        || CASE WHEN r.BinCount = 10 THEN '-' ELSE '' END
        || (r.BinCount + 1 - c.MonetaryScore) AS RfmCodeOneIsBest,
    c.RecencyScore + c.FrequencyScore + c.MonetaryScore AS RfmTotal,
    -- predicted value
    c.ProbabilityAlive AS ProbabilityAlive,
    c.ExpectedOrders12M AS ExpectedOrders12M,
    c.PredictedValue12MAmount / 10000.0 AS PredictedValue12MAmount,
    c.PredictedValue12MLowAmount / 10000.0 AS PredictedValue12MLowAmount,
    c.PredictedValue12MHighAmount / 10000.0 AS PredictedValue12MHighAmount,
    -- history
    COALESCE(earlier.SegmentKey, 0) AS PreviousSegmentKey,
    date(since.ValidFromDate * 86400, 'unixepoch') AS SegmentSinceDate,
    -- labels
    k.CustomerId AS CustomerId,
    p.ProgramName AS ProgramName,
    date(r.AsOfDate * 86400, 'unixepoch') AS AsOfDate,
    s.SegmentName AS SegmentName,
    COALESCE(b.SegmentName, 'Unknown') AS PreviousSegmentName,
    k1.ClusterName AS ClusterName,
    k2.ClusterName AS HierarchyClusterName,
    s.RecommendedAction AS RecommendedAction,
    -- next order
    date(c.NextOrderDate * 86400, 'unixepoch') AS NextOrderDate,
    -- what is missing
    CASE c.PredictionGap
        WHEN 1 THEN 'no-purchase'
        WHEN 2 THEN 'all-returned'
        WHEN 3 THEN 'no-model'
        WHEN 4 THEN 'no-dropout'
        WHEN 5 THEN 'one-purchase-day'
    END AS PredictionGap
FROM etl_Program AS p
    CROSS JOIN etl_Run AS r
        ON r.RunKey = p.LatestRunKey
    CROSS JOIN rfm_CustomerRfm AS c
        ON c.RunKey = r.RunKey
    LEFT JOIN sales_Customer AS k
        ON k.CustomerKey = c.CustomerKey
    LEFT JOIN rfm_Segment AS s
        ON s.SegmentKey = c.SegmentKey
    LEFT JOIN rfm_Cluster AS k1
        ON k1.ClusterKey = c.ClusterKey
    LEFT JOIN rfm_Cluster AS k2
        ON k2.ClusterKey = c.HierarchyClusterKey
    LEFT JOIN rfm_CustomerSegmentHistory AS earlier
        ON earlier.ProgramKey = r.ProgramKey
        AND earlier.CustomerKey = c.CustomerKey
        AND r.PreviousObservedToDate BETWEEN earlier.ValidFromDate AND earlier.ValidToDate
    LEFT JOIN rfm_Segment AS b
        ON b.SegmentKey = earlier.SegmentKey
    LEFT JOIN rfm_CustomerSegmentHistory AS since
        ON since.ProgramKey = r.ProgramKey
        AND since.CustomerKey = c.CustomerKey
        AND since.ValidToDate = 2932896
WHERE r.Status = 'Published'
    AND r.HasCustomerRows = 1;
