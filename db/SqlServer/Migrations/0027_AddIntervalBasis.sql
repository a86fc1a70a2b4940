-- 0027_AddIntervalBasis: what the interval of a total rests on.
-- Grain: columns more per total of a run.
-- Why: an interval that holds if the model does, and one that earlier predictions of the shop bear out, are not the same.
-- NULL in runs of earlier releases.
-- Since: 0.2.
-- Idempotent: yes.
IF COL_LENGTH(N'rfm.PredictedTotal', N'IntervalBasis') IS NULL
ALTER TABLE rfm.PredictedTotal ADD
    IntervalBasis varchar(10) NULL,
    BacktestCount int NULL,
    BacktestDays int NULL,
    OrdersModelError float(53) NULL,
    OrdersBacktestError float(53) NULL,
    AmountModelError float(53) NULL,
    AmountBacktestError float(53) NULL;
