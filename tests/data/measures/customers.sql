-- Twins of the measures of customers, of their change since the run before, and of cut points.
-- What twins are, and their parameters: runs.sql.

-- [Customers] 37f755649023
SELECT NULLIF(COUNT(*), 0) AS Figure
FROM {bi.CustomerRfm} AS c
WHERE c.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR c.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR c.RecencyScore = @RecencyScore);

-- [Revenue] 731031094cf0
SELECT SUM(c.RevenueAmount) AS Figure
FROM {bi.CustomerRfm} AS c
WHERE c.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR c.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR c.RecencyScore = @RecencyScore);

-- [Customer Share] c360245bbfd2
SELECT CAST(NULLIF(COUNT(o.CustomerKey), 0) AS float) / NULLIF((
        SELECT NULLIF(COUNT(w.CustomerKey), 0) AS Whole
        FROM {bi.CustomerRfm} AS w
        WHERE w.RunKey = @RunKey
    ), 0) AS Figure
FROM (
    SELECT c.CustomerKey AS CustomerKey, c.RevenueAmount AS RevenueAmount
    FROM {bi.CustomerRfm} AS c
    WHERE c.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR c.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR c.RecencyScore = @RecencyScore)
) AS o;

-- [Revenue Share] c75a200c9f3a
SELECT CAST(SUM(o.RevenueAmount) AS float) / NULLIF((
        SELECT SUM(w.RevenueAmount) AS Whole
        FROM {bi.CustomerRfm} AS w
        WHERE w.RunKey = @RunKey
    ), 0) AS Figure
FROM (
    SELECT c.CustomerKey AS CustomerKey, c.RevenueAmount AS RevenueAmount
    FROM {bi.CustomerRfm} AS c
    WHERE c.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR c.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR c.RecencyScore = @RecencyScore)
) AS o;

-- [Previous Customers] 4d0ed58355b8
SELECT NULLIF(COUNT(*), 0) AS Figure
FROM {bi.CustomerRfm} AS c
    INNER JOIN {bi.Run} AS e
        ON e.RunKey = c.RunKey
        AND e.HasCustomerRows = 1
    INNER JOIN {bi.Run} AS r
        ON r.PreviousRunKey = e.RunKey
        AND r.PreviousIsComparable = 1
WHERE r.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR c.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR c.RecencyScore = @RecencyScore);

-- [Previous Revenue] ee937225228f
SELECT SUM(c.RevenueAmount) AS Figure
FROM {bi.CustomerRfm} AS c
    INNER JOIN {bi.Run} AS e
        ON e.RunKey = c.RunKey
        AND e.HasCustomerRows = 1
    INNER JOIN {bi.Run} AS r
        ON r.PreviousRunKey = e.RunKey
        AND r.PreviousIsComparable = 1
WHERE r.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR c.SegmentKey = @SegmentKey)
    AND (@RecencyScore IS NULL OR c.RecencyScore = @RecencyScore);

-- [Customers Change] 76532efb7caa
SELECT b.NowFigure - b.BeforeFigure AS Figure
FROM (
    SELECT SUM(CASE WHEN c.RunKey = r.RunKey THEN 1 ELSE 0 END) AS NowFigure,
        SUM(CASE WHEN c.RunKey = e.RunKey THEN 1 ELSE 0 END) AS BeforeFigure,
        COUNT(*) AS RowCountOfBoth
    FROM {bi.Run} AS r
        INNER JOIN {bi.Run} AS e
            ON e.RunKey = r.PreviousRunKey
            AND e.HasCustomerRows = 1
        INNER JOIN {bi.CustomerRfm} AS c
            ON c.RunKey IN (r.RunKey, e.RunKey)
    WHERE r.RunKey = @RunKey
        AND r.PreviousIsComparable = 1
        AND (@SegmentKey IS NULL OR c.SegmentKey = @SegmentKey)
        AND (@RecencyScore IS NULL OR c.RecencyScore = @RecencyScore)
) AS b
WHERE b.RowCountOfBoth > 0;

-- [Revenue Change] e4d197c66192
SELECT b.NowFigure - b.BeforeFigure AS Figure
FROM (
    SELECT SUM(CASE WHEN c.RunKey = r.RunKey THEN c.RevenueAmount ELSE 0 END) AS NowFigure,
        SUM(CASE WHEN c.RunKey = e.RunKey THEN c.RevenueAmount ELSE 0 END) AS BeforeFigure,
        COUNT(*) AS RowCountOfBoth
    FROM {bi.Run} AS r
        INNER JOIN {bi.Run} AS e
            ON e.RunKey = r.PreviousRunKey
            AND e.HasCustomerRows = 1
        INNER JOIN {bi.CustomerRfm} AS c
            ON c.RunKey IN (r.RunKey, e.RunKey)
    WHERE r.RunKey = @RunKey
        AND r.PreviousIsComparable = 1
        AND (@SegmentKey IS NULL OR c.SegmentKey = @SegmentKey)
        AND (@RecencyScore IS NULL OR c.RecencyScore = @RecencyScore)
) AS b
WHERE b.RowCountOfBoth > 0;

-- [Customers Change %] a152ce6f8661
SELECT CAST(b.NowFigure - b.BeforeFigure AS float) / NULLIF(b.BeforeFigure, 0) AS Figure
FROM (
    SELECT SUM(CASE WHEN c.RunKey = r.RunKey THEN 1 ELSE 0 END) AS NowFigure,
        SUM(CASE WHEN c.RunKey = e.RunKey THEN 1 ELSE 0 END) AS BeforeFigure,
        COUNT(*) AS RowCountOfBoth
    FROM {bi.Run} AS r
        INNER JOIN {bi.Run} AS e
            ON e.RunKey = r.PreviousRunKey
            AND e.HasCustomerRows = 1
        INNER JOIN {bi.CustomerRfm} AS c
            ON c.RunKey IN (r.RunKey, e.RunKey)
    WHERE r.RunKey = @RunKey
        AND r.PreviousIsComparable = 1
        AND (@SegmentKey IS NULL OR c.SegmentKey = @SegmentKey)
        AND (@RecencyScore IS NULL OR c.RecencyScore = @RecencyScore)
) AS b
WHERE b.RowCountOfBoth > 0;

-- [Revenue Change %] f563f1e6d183
SELECT CAST(b.NowFigure - b.BeforeFigure AS float) / NULLIF(b.BeforeFigure, 0) AS Figure
FROM (
    SELECT SUM(CASE WHEN c.RunKey = r.RunKey THEN c.RevenueAmount ELSE 0 END) AS NowFigure,
        SUM(CASE WHEN c.RunKey = e.RunKey THEN c.RevenueAmount ELSE 0 END) AS BeforeFigure,
        COUNT(*) AS RowCountOfBoth
    FROM {bi.Run} AS r
        INNER JOIN {bi.Run} AS e
            ON e.RunKey = r.PreviousRunKey
            AND e.HasCustomerRows = 1
        INNER JOIN {bi.CustomerRfm} AS c
            ON c.RunKey IN (r.RunKey, e.RunKey)
    WHERE r.RunKey = @RunKey
        AND r.PreviousIsComparable = 1
        AND (@SegmentKey IS NULL OR c.SegmentKey = @SegmentKey)
        AND (@RecencyScore IS NULL OR c.RecencyScore = @RecencyScore)
) AS b
WHERE b.RowCountOfBoth > 0;

-- [Lower Bound] adee4f8a841b
SELECT MAX(t.LowerBound) AS Figure
FROM {bi.ScoreThreshold} AS t
WHERE t.RunKey = @RunKey
    AND (@Metric IS NULL OR t.Metric = @Metric)
    AND (@Score IS NULL OR t.Score = @Score)
HAVING COUNT(DISTINCT t.Metric) = 1
    AND COUNT(DISTINCT t.Score) = 1;

-- [Upper Bound] 342a42fc814b
SELECT MAX(t.UpperBound) AS Figure
FROM {bi.ScoreThreshold} AS t
WHERE t.RunKey = @RunKey
    AND (@Metric IS NULL OR t.Metric = @Metric)
    AND (@Score IS NULL OR t.Score = @Score)
HAVING COUNT(DISTINCT t.Metric) = 1
    AND COUNT(DISTINCT t.Score) = 1;
