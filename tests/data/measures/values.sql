-- Twins of the measures of orders, predicted value and what segments are worth.
-- What twins are, and their parameters: runs.sql.

-- [Scored Customers] 6867ae7d0f5a
SELECT NULLIF(COUNT(t.RecencyScore), 0) AS Figure
FROM {bi.CustomerRfm} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR t.RecencyScore = @RecencyScore);

-- [Recency Days] 476eb473c9cc
SELECT AVG(CAST(t.RecencyDays AS float)) AS Figure
FROM {bi.CustomerRfm} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR t.RecencyScore = @RecencyScore);

-- [Orders] f6368fe1cafd
SELECT SUM(t.OrderCount) AS Figure
FROM {bi.CustomerRfm} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR t.RecencyScore = @RecencyScore);

-- [Orders per Customer] 89e0aad80730
SELECT CAST(SUM(t.OrderCount) AS float) / NULLIF(COUNT(*), 0) AS Figure
FROM {bi.CustomerRfm} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR t.RecencyScore = @RecencyScore);

-- [Revenue per Customer] 6259a55e8b5e
SELECT CAST(SUM(t.RevenueAmount) AS float) / NULLIF(COUNT(*), 0) AS Figure
FROM {bi.CustomerRfm} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR t.RecencyScore = @RecencyScore);

-- [Average Order Amount] e930adb6cf28
SELECT CAST(SUM(t.RevenueAmount) AS float) / NULLIF(SUM(t.OrderCount), 0) AS Figure
FROM {bi.CustomerRfm} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR t.RecencyScore = @RecencyScore);

-- [Probability Alive] c08e7f6e9a54
SELECT AVG(t.ProbabilityAlive) AS Figure
FROM {bi.CustomerRfm} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR t.RecencyScore = @RecencyScore);

-- [Expected Orders 12M] 259309fe9451
SELECT SUM(t.ExpectedOrders12M) AS Figure
FROM {bi.CustomerRfm} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR t.RecencyScore = @RecencyScore);

-- [Predicted Value 12M] 471446af5e78
SELECT SUM(t.PredictedValue12MAmount) AS Figure
FROM {bi.CustomerRfm} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR t.RecencyScore = @RecencyScore);

-- [Predicted Value 12M per Customer] fe0035fc27d7
SELECT CAST(SUM(t.PredictedValue12MAmount) AS float) / NULLIF(COUNT(*), 0) AS Figure
FROM {bi.CustomerRfm} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR t.RecencyScore = @RecencyScore);

-- [Value at Risk] 36dc6814956f
SELECT SUM(t.RevenueAmount * (1 - t.ProbabilityAlive)) AS Figure
FROM {bi.CustomerRfm} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR t.RecencyScore = @RecencyScore);

-- [Value at Risk %] 661081fc1416
SELECT CAST(SUM(t.RevenueAmount * (1 - t.ProbabilityAlive)) AS float) / NULLIF(SUM(t.RevenueAmount), 0) AS Figure
FROM {bi.CustomerRfm} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR t.RecencyScore = @RecencyScore);

-- [Predicted Total 12M] 25350b79a703
SELECT SUM(t.PredictedValue12MAmount) AS Figure
FROM {bi.PredictedTotal} AS t
WHERE t.RunKey = @RunKey
    AND t.GroupKind = CASE WHEN @SegmentKey IS NULL THEN 'all' ELSE 'segment' END
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey);

-- [Predicted Total 12M Low] 4555e95cb31d
SELECT SUM(t.PredictedValue12MLowAmount) AS Figure
FROM {bi.PredictedTotal} AS t
WHERE t.RunKey = @RunKey
    AND t.GroupKind = CASE WHEN @SegmentKey IS NULL THEN 'all' ELSE 'segment' END
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey);

-- [Predicted Total 12M High] 50dc3d7782db
SELECT SUM(t.PredictedValue12MHighAmount) AS Figure
FROM {bi.PredictedTotal} AS t
WHERE t.RunKey = @RunKey
    AND t.GroupKind = CASE WHEN @SegmentKey IS NULL THEN 'all' ELSE 'segment' END
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey);

-- [Simple CLV] 7bcb4712ceba
SELECT SUM(t.SimpleClvAmount) AS Figure
FROM {bi.SegmentValue} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey);

-- [Model Value 12M] cb16bf381300
SELECT SUM(t.ModelValue12MAmount) AS Figure
FROM {bi.SegmentValue} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey);

-- [Markov Value] 054f5ed9cb0a
SELECT SUM(t.MarkovValueAmount) AS Figure
FROM {bi.SegmentValue} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey);

-- [Actual Holdout Orders] c585cd31348b
SELECT SUM(t.ActualOrders) AS Figure
FROM {bi.ModelHoldout} AS t
WHERE t.RunKey = @RunKey;

-- [Predicted Holdout Orders] a33e6e91afd8
SELECT SUM(t.PredictedOrders) AS Figure
FROM {bi.ModelHoldout} AS t
WHERE t.RunKey = @RunKey;
