-- Cluster_ReadRun: the clusters of a run with their lasting numbers and centroids.
-- Grain: one row per method and cluster.
-- Parameters: @RunKey (key).
-- Idempotent: yes; reads only.
SELECT
    m.Method AS Method,
    m.FeatureKind AS FeatureKind,
    m.ClusterKey AS ClusterKey,
    c.ClusterNumber AS ClusterNumber,
    m.RecencyDays AS RecencyDays,
    m.FrequencyCount AS FrequencyCount,
    m.MonetaryAmount AS MonetaryAmount
FROM {rfm.ClusterCentroid} AS m
    INNER JOIN {rfm.Cluster} AS c
        ON c.ClusterKey = m.ClusterKey
WHERE m.RunKey = @RunKey
ORDER BY
    m.Method,
    c.ClusterNumber;
