-- Twins of the measures of clusters and profiles.
-- What twins are, and their parameters: runs.sql.

-- [Cluster Silhouette] 7a2ce0887f04
SELECT SUM(s.CustomerCount * s.SilhouetteMean)
    / NULLIF(SUM(CASE WHEN s.SilhouetteMean IS NOT NULL THEN s.CustomerCount END), 0) AS Figure
FROM {bi.ClusterSummary} AS s
WHERE s.RunKey = @RunKey
    AND s.Method = 'k-means'
    AND (@ClusterKey IS NULL OR s.ClusterKey = @ClusterKey);

-- [Mean Silhouette] 9b0d0558394c
SELECT MAX(c.Silhouette) AS Figure
FROM {bi.ClusterChoice} AS c
WHERE c.RunKey = @RunKey
    AND (@ClusterCount IS NULL OR c.ClusterCount = @ClusterCount)
HAVING COUNT(*) = 1;

-- [Total Inertia] 5fb071f4df2a
SELECT MAX(c.Inertia) AS Figure
FROM {bi.ClusterChoice} AS c
WHERE c.RunKey = @RunKey
    AND (@ClusterCount IS NULL OR c.ClusterCount = @ClusterCount)
HAVING COUNT(*) = 1;

-- [Davies-Bouldin] 08f51106bf3e
SELECT MAX(c.DaviesBouldin) AS Figure
FROM {bi.ClusterChoice} AS c
WHERE c.RunKey = @RunKey
    AND (@ClusterCount IS NULL OR c.ClusterCount = @ClusterCount)
HAVING COUNT(*) = 1;

-- [Calinski-Harabasz] 7a5a633e0c4b
SELECT MAX(c.CalinskiHarabasz) AS Figure
FROM {bi.ClusterChoice} AS c
WHERE c.RunKey = @RunKey
    AND (@ClusterCount IS NULL OR c.ClusterCount = @ClusterCount)
HAVING COUNT(*) = 1;

-- [Cluster Profile Customers] b43db412ad0c
SELECT SUM(p.CustomerCount) AS Figure
FROM {bi.ClusterProfile} AS p
WHERE p.RunKey = @RunKey
    AND (@ClusterKey IS NULL OR p.ClusterKey = @ClusterKey)
    AND (@AttributeName IS NULL OR p.AttributeName = @AttributeName)
    AND (@AttributeValue IS NULL OR p.AttributeValue = @AttributeValue)
HAVING COUNT(DISTINCT p.AttributeName) = 1
    AND COUNT(DISTINCT p.AttributeValue) = 1;

-- [Cluster Profile Index] 2bc25d81dbbf
SELECT MAX(p.IndexVsPopulation) AS Figure
FROM {bi.ClusterProfile} AS p
WHERE p.RunKey = @RunKey
    AND (@ClusterKey IS NULL OR p.ClusterKey = @ClusterKey)
    AND (@AttributeName IS NULL OR p.AttributeName = @AttributeName)
    AND (@AttributeValue IS NULL OR p.AttributeValue = @AttributeValue)
HAVING COUNT(DISTINCT p.AttributeName) = 1
    AND COUNT(DISTINCT p.AttributeValue) = 1
    AND COUNT(DISTINCT p.ClusterKey) = 1;

-- [Segment Profile Customers] 08499ad76aed
SELECT SUM(p.CustomerCount) AS Figure
FROM {bi.SegmentProfile} AS p
WHERE p.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR p.SegmentKey = @SegmentKey)
    AND (@AttributeName IS NULL OR p.AttributeName = @AttributeName)
    AND (@AttributeValue IS NULL OR p.AttributeValue = @AttributeValue)
HAVING COUNT(DISTINCT p.AttributeName) = 1
    AND COUNT(DISTINCT p.AttributeValue) = 1;

-- [Segment Profile Index] 2ca3c85f8325
SELECT MAX(p.IndexVsPopulation) AS Figure
FROM {bi.SegmentProfile} AS p
WHERE p.RunKey = @RunKey
    AND (@SegmentKey IS NULL OR p.SegmentKey = @SegmentKey)
    AND (@AttributeName IS NULL OR p.AttributeName = @AttributeName)
    AND (@AttributeValue IS NULL OR p.AttributeValue = @AttributeValue)
HAVING COUNT(DISTINCT p.AttributeName) = 1
    AND COUNT(DISTINCT p.AttributeValue) = 1
    AND COUNT(DISTINCT p.SegmentKey) = 1;
