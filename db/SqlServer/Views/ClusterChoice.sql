-- ClusterChoice: how good every number of k-means clusters was that a published run tried, and which it took.
-- Grain: one row per published run and number of clusters tried.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.ClusterChoice
AS
SELECT
    m.RunKey AS RunKey,
    m.ClusterCount AS ClusterCount,
    m.Inertia AS Inertia,
    m.Silhouette AS Silhouette,
    m.SilhouetteStandardError AS SilhouetteStandardError,
    m.DaviesBouldin AS DaviesBouldin,
    m.CalinskiHarabasz AS CalinskiHarabasz,
    m.SmallestShare AS SmallestShare,
    m.IsSelected AS IsSelected,
    m.PredictionStrength AS PredictionStrength,
    m.PredictionStrengthStandardError AS PredictionStrengthStandardError,
    m.AdjustedRand AS AdjustedRand,
    m.AdjustedRandDeviation AS AdjustedRandDeviation,
    m.StabilityCustomerCount AS StabilityCustomerCount
FROM etl.Run AS r
    INNER JOIN rfm.ClusterChoice AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
