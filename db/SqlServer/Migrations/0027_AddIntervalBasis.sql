-- 0027_AddIntervalBasis: what the interval of a total rests on.
-- Grain: columns more per total of a run.
-- Why: an interval that holds if the model does, and one that earlier predictions of the shop bear out, are not the same.
-- NULL in runs of earlier releases.
-- Since: 0.2.
-- Idempotent: yes.
IF COL_LENGTH(N'rfm.PredictedTotal', N'IntervalBasis') IS NULL ALTER TABLE rfm.PredictedTotal ADD IntervalBasis varchar(10) NULL;
IF COL_LENGTH(N'rfm.PredictedTotal', N'BacktestCount') IS NULL ALTER TABLE rfm.PredictedTotal ADD BacktestCount int NULL;
IF COL_LENGTH(N'rfm.PredictedTotal', N'BacktestDays') IS NULL ALTER TABLE rfm.PredictedTotal ADD BacktestDays int NULL;
IF COL_LENGTH(N'rfm.PredictedTotal', N'OrdersModelError') IS NULL ALTER TABLE rfm.PredictedTotal ADD OrdersModelError float(53) NULL;
IF COL_LENGTH(N'rfm.PredictedTotal', N'OrdersBacktestError') IS NULL ALTER TABLE rfm.PredictedTotal ADD OrdersBacktestError float(53) NULL;
IF COL_LENGTH(N'rfm.PredictedTotal', N'AmountModelError') IS NULL ALTER TABLE rfm.PredictedTotal ADD AmountModelError float(53) NULL;
IF COL_LENGTH(N'rfm.PredictedTotal', N'AmountBacktestError') IS NULL ALTER TABLE rfm.PredictedTotal ADD AmountBacktestError float(53) NULL;
