-- 0025_AddPredictionGap: why a customer has no prediction, or no probability of still being a customer.
-- Grain: one column more per customer of a run.
-- Why: what the model cannot know is NULL, and a reader wants to know whether it is unknown or was not computed.
-- NULL where nothing is missing, and in runs of earlier releases.
-- Since: 0.2.
-- Idempotent: no; SQLite has no conditional ALTER TABLE, the journal guards it.
ALTER TABLE rfm_CustomerRfm ADD COLUMN PredictionGap INTEGER NULL;
