-- CustomerRfmLatest: the latest run of every program with readable names: the view to start with.
-- Grain: one row per customer and program.
-- Why: a seek through the program's latest run; no window function, no search for the newest date.
-- A latest run without HasCustomerRows shows nobody rather than some of its customers. Every key has its row: LEFT JOIN, because a table
-- of which no column is wanted is then not read.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.CustomerRfmLatest
AS
SELECT
    -- keys
    c.RunKey AS RunKey,
    r.ProgramKey AS ProgramKey,
    r.ObservedToDate AS ObservedToDate,
    c.CustomerKey AS CustomerKey,
    c.SegmentKey AS SegmentKey,
    c.ClusterKey AS ClusterKey,
    c.HierarchyClusterKey AS HierarchyClusterKey,
    -- measures
    c.RecencyDays AS RecencyDays,
    c.OrderCount AS OrderCount,
    c.FrequencyCount AS FrequencyCount,
    c.RevenueAmount AS RevenueAmount,
    c.MonetaryAmount AS MonetaryAmount,
    CAST(c.RevenueAmount / NULLIF(c.OrderCount, 0) AS decimal(19, 4)) AS AverageOrderAmount,
    c.FirstOrderDate AS FirstOrderDate,
    c.LastOrderDate AS LastOrderDate,
    -- scores
    c.RecencyScore AS RecencyScore,
    c.FrequencyScore AS FrequencyScore,
    c.MonetaryScore AS MonetaryScore,
    CAST(
        CAST(c.RecencyScore AS varchar(2))
        + CASE WHEN r.BinCount = 10 THEN '-' ELSE '' END
        + CAST(c.FrequencyScore AS varchar(2))
        + CASE WHEN r.BinCount = 10 THEN '-' ELSE '' END
        + CAST(c.MonetaryScore AS varchar(2))
    AS varchar(8)) AS RfmCode,
    CAST(
        CAST(r.BinCount + 1 - c.RecencyScore AS varchar(2))
        + CASE WHEN r.BinCount = 10 THEN '-' ELSE '' END
        + CAST(r.BinCount + 1 - c.FrequencyScore AS varchar(2))
        + CASE WHEN r.BinCount = 10 THEN '-' ELSE '' END
        + CAST(r.BinCount + 1 - c.MonetaryScore AS varchar(2))
    AS varchar(8)) AS RfmCodeOneIsBest,
    CAST(c.RecencyScore + c.FrequencyScore + c.MonetaryScore AS int) AS RfmTotal,
    -- predicted value
    c.ProbabilityAlive AS ProbabilityAlive,
    c.ExpectedOrders12M AS ExpectedOrders12M,
    c.PredictedValue12MAmount AS PredictedValue12MAmount,
    c.PredictedValue12MLowAmount AS PredictedValue12MLowAmount,
    c.PredictedValue12MHighAmount AS PredictedValue12MHighAmount,
    -- history
    COALESCE(earlier.SegmentKey, 0) AS PreviousSegmentKey,
    since.ValidFromDate AS SegmentSinceDate,
    -- labels
    k.CustomerId AS CustomerId,
    p.ProgramName AS ProgramName,
    r.AsOfDate AS AsOfDate,
    s.SegmentName AS SegmentName,
    CAST(COALESCE(b.SegmentName, N'Unknown') AS nvarchar(100)) AS PreviousSegmentName,
    k1.ClusterName AS ClusterName,
    k2.ClusterName AS HierarchyClusterName,
    s.RecommendedAction AS RecommendedAction,
    -- next order
    c.NextOrderDate AS NextOrderDate,
    -- what is missing
    CAST(
        CASE c.PredictionGap
            WHEN 1 THEN 'no-purchase'
            WHEN 2 THEN 'all-returned'
            WHEN 3 THEN 'no-model'
            WHEN 4 THEN 'no-dropout'
            WHEN 5 THEN 'one-purchase-day'
        END
    AS varchar(20)) AS PredictionGap
FROM etl.Program AS p
    INNER JOIN etl.Run AS r
        ON r.RunKey = p.LatestRunKey
    INNER JOIN rfm.CustomerRfm AS c
        ON c.RunKey = r.RunKey
    LEFT JOIN sales.Customer AS k
        ON k.CustomerKey = c.CustomerKey
    LEFT JOIN rfm.Segment AS s
        ON s.SegmentKey = c.SegmentKey
    LEFT JOIN rfm.Cluster AS k1
        ON k1.ClusterKey = c.ClusterKey
    LEFT JOIN rfm.Cluster AS k2
        ON k2.ClusterKey = c.HierarchyClusterKey
    LEFT JOIN rfm.CustomerSegmentHistory AS earlier
        ON earlier.ProgramKey = r.ProgramKey
        AND earlier.CustomerKey = c.CustomerKey
        AND r.PreviousObservedToDate BETWEEN earlier.ValidFromDate AND earlier.ValidToDate
    LEFT JOIN rfm.Segment AS b
        ON b.SegmentKey = earlier.SegmentKey
    LEFT JOIN rfm.CustomerSegmentHistory AS since
        ON since.ProgramKey = r.ProgramKey
        AND since.CustomerKey = c.CustomerKey
        AND since.ValidToDate = DATEFROMPARTS(9999, 12, 31)
WHERE r.Status = 'Published'
    AND r.HasCustomerRows = 1;
