-- Explain_Programs: what the latest run of every program says about one customer.
-- Grain: one row per program with a published run; the customer's columns are NULL where it is not in that run or the run was purged.
-- Parameters: @CustomerKey (key).
-- Idempotent: yes; reads only.
SELECT
    p.ProgramName AS ProgramName,
    p.FilterText AS FilterText,
    r.RunKey AS RunKey,
    r.AsOfDate AS AsOfDate,
    r.RuleSetName AS RuleSetName,
    r.BinCount AS BinCount,
    r.HasCustomerRows AS HasCustomerRows,
    s.SegmentName AS SegmentName,
    s.Description AS Description,
    s.RecommendedAction AS RecommendedAction,
    c.RecencyDays AS RecencyDays,
    c.OrderCount AS OrderCount,
    c.FrequencyCount AS FrequencyCount,
    c.RevenueAmount AS RevenueAmount,
    c.MonetaryAmount AS MonetaryAmount,
    c.FirstOrderDate AS FirstOrderDate,
    c.LastOrderDate AS LastOrderDate,
    c.RecencyScore AS RecencyScore,
    c.FrequencyScore AS FrequencyScore,
    c.MonetaryScore AS MonetaryScore,
    c.ProbabilityAlive AS ProbabilityAlive,
    c.ExpectedOrders12M AS ExpectedOrders12M,
    c.PredictedValue12MAmount AS PredictedValue12MAmount,
    c.PredictedValue12MLowAmount AS PredictedValue12MLowAmount,
    c.PredictedValue12MHighAmount AS PredictedValue12MHighAmount,
    c.NextOrderDate AS NextOrderDate,
    c.PredictionGap AS PredictionGap
FROM {etl.Program} AS p
    INNER JOIN {etl.Run} AS r
        ON r.RunKey = p.LatestRunKey
    LEFT JOIN {rfm.CustomerRfm} AS c
        ON c.RunKey = r.RunKey
        AND c.CustomerKey = @CustomerKey
        AND r.HasCustomerRows = 1
    LEFT JOIN {rfm.Segment} AS s
        ON s.SegmentKey = c.SegmentKey
WHERE r.Status = 'Published'
ORDER BY p.ProgramName;
