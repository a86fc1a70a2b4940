-- 0021_AddClusterStability: how far each division into clusters comes back when customers are split or drawn again.
-- Grain: one row per run and number of clusters.
-- Why: the number of clusters is chosen by it, and the next run keeps it while it is nearly as stable. NULL in runs of 0.1.
-- Since: 0.2.
-- Idempotent: no.
ALTER TABLE rfm_ClusterChoice ADD COLUMN PredictionStrength REAL NULL;
ALTER TABLE rfm_ClusterChoice ADD COLUMN PredictionStrengthStandardError REAL NULL;
ALTER TABLE rfm_ClusterChoice ADD COLUMN AdjustedRand REAL NULL;
ALTER TABLE rfm_ClusterChoice ADD COLUMN AdjustedRandDeviation REAL NULL;
ALTER TABLE rfm_ClusterChoice ADD COLUMN StabilityCustomerCount INTEGER NULL;
