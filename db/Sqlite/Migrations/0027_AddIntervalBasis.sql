-- 0027_AddIntervalBasis: what the interval of a total rests on.
-- Grain: columns more per total of a run.
-- Why: an interval that holds if the model does, and one that earlier predictions of the shop bear out, are not the same.
-- NULL in runs of earlier releases.
-- Since: 0.2.
-- Idempotent: no; SQLite has no conditional ALTER TABLE, the journal guards it.
ALTER TABLE rfm_PredictedTotal ADD COLUMN IntervalBasis TEXT NULL;
ALTER TABLE rfm_PredictedTotal ADD COLUMN BacktestCount INTEGER NULL;
ALTER TABLE rfm_PredictedTotal ADD COLUMN BacktestDays INTEGER NULL;
ALTER TABLE rfm_PredictedTotal ADD COLUMN OrdersModelError REAL NULL;
ALTER TABLE rfm_PredictedTotal ADD COLUMN OrdersBacktestError REAL NULL;
ALTER TABLE rfm_PredictedTotal ADD COLUMN AmountModelError REAL NULL;
ALTER TABLE rfm_PredictedTotal ADD COLUMN AmountBacktestError REAL NULL;
