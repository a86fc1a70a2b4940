-- Twins of the measures of runs, segments, scores and clusters that are sums of summaries, and of the bridge.
-- What twins are, and their parameters: runs.sql.

-- [Run Customers] bdf09d5aa0d2
SELECT SUM(t.CustomerCount) AS Figure
FROM {bi.Run} AS t
WHERE t.RunKey = @RunKey;

-- [Run Revenue] fd575f546aab
SELECT SUM(t.RevenueAmount) AS Figure
FROM {bi.Run} AS t
WHERE t.RunKey = @RunKey;

-- [Segment Customers] 11cffd3d49c9
SELECT SUM(t.CustomerCount) AS Figure
FROM {bi.SegmentSummary} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey);

-- [Segment Revenue] febfbf40b2ad
SELECT SUM(t.RevenueAmount) AS Figure
FROM {bi.SegmentSummary} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey);

-- [Cell Customers] e552b1c91973
SELECT SUM(t.CustomerCount) AS Figure
FROM {bi.RfmCell} AS t
WHERE t.RunKey = @RunKey;

-- [Cell Revenue] b971b5538203
SELECT SUM(t.RevenueAmount) AS Figure
FROM {bi.RfmCell} AS t
WHERE t.RunKey = @RunKey;

-- [Customers in Both] c65a55da6e5a
SELECT SUM(t.CustomerCount) AS Figure
FROM {bi.SegmentClusterAgreement} AS t
WHERE t.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@ClusterKey IS NULL OR t.ClusterKey = @ClusterKey);

-- [Selected Clusters] 9b9fe3386b8d
SELECT MAX(t.ClusterCount) AS Figure
FROM {bi.ClusterChoice} AS t
WHERE t.RunKey = @RunKey
    AND t.IsSelected = 1
    AND (@ClusterCount IS NULL OR t.ClusterCount = @ClusterCount);

-- [Bridge Amount] 9aa63c42150d
SELECT SUM(t.ChangeAmount) AS Figure
FROM {bi.RevenueBridge} AS t
WHERE t.ToRunKey = @RunKey
    AND t.FromRunKey = (SELECT MAX(b.FromRunKey) AS FromRunKey FROM {bi.RevenueBridge} AS b WHERE b.ToRunKey = @RunKey)
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey);
