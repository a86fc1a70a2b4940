-- 0021_AddClusterStability: how far each division into clusters comes back when customers are split or drawn again.
-- Grain: one row per run and number of clusters.
-- Why: the number of clusters is chosen by it, and the next run keeps it while it is nearly as stable. NULL in runs of 0.1.
-- Since: 0.2.
-- Idempotent: yes.
IF COL_LENGTH(N'rfm.ClusterChoice', N'PredictionStrength') IS NULL
ALTER TABLE rfm.ClusterChoice ADD PredictionStrength float(53) NULL;
IF COL_LENGTH(N'rfm.ClusterChoice', N'PredictionStrengthStandardError') IS NULL
ALTER TABLE rfm.ClusterChoice ADD PredictionStrengthStandardError float(53) NULL;
IF COL_LENGTH(N'rfm.ClusterChoice', N'AdjustedRand') IS NULL
ALTER TABLE rfm.ClusterChoice ADD AdjustedRand float(53) NULL;
IF COL_LENGTH(N'rfm.ClusterChoice', N'AdjustedRandDeviation') IS NULL
ALTER TABLE rfm.ClusterChoice ADD AdjustedRandDeviation float(53) NULL;
IF COL_LENGTH(N'rfm.ClusterChoice', N'StabilityCustomerCount') IS NULL
ALTER TABLE rfm.ClusterChoice ADD StabilityCustomerCount int NULL;
