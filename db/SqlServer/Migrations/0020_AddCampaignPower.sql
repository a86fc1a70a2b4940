-- 0020_AddCampaignPower: what a plan can detect, and how its uplift was made of assumed and measured.
-- Grain: one row per plan (PlanSummary), plan, segment and action (PlanAction).
-- Why: a plan's power is known before money is spent, and later readers see what its uplift rested on. NULL in plans of 0.1.
-- Since: 0.2.
-- Idempotent: yes.
IF COL_LENGTH(N'rfm.PlanSummary', N'ResponseDays') IS NULL
ALTER TABLE rfm.PlanSummary ADD ResponseDays int NULL;
IF COL_LENGTH(N'rfm.PlanSummary', N'BaseProbability') IS NULL
ALTER TABLE rfm.PlanSummary ADD BaseProbability float(53) NULL;
IF COL_LENGTH(N'rfm.PlanSummary', N'UpliftProbability') IS NULL
ALTER TABLE rfm.PlanSummary ADD UpliftProbability float(53) NULL;
IF COL_LENGTH(N'rfm.PlanSummary', N'DetectableUpliftProbability') IS NULL
ALTER TABLE rfm.PlanSummary ADD DetectableUpliftProbability float(53) NULL;
IF COL_LENGTH(N'rfm.PlanSummary', N'DetectingControlShare') IS NULL
ALTER TABLE rfm.PlanSummary ADD DetectingControlShare float(53) NULL;
IF COL_LENGTH(N'rfm.PlanSummary', N'DetectingCustomerCount') IS NULL
ALTER TABLE rfm.PlanSummary ADD DetectingCustomerCount bigint NULL;
IF COL_LENGTH(N'rfm.PlanAction', N'AssumedUpliftProbability') IS NULL
ALTER TABLE rfm.PlanAction ADD AssumedUpliftProbability float(53) NULL;
IF COL_LENGTH(N'rfm.PlanAction', N'MeasuredUpliftProbability') IS NULL
ALTER TABLE rfm.PlanAction ADD MeasuredUpliftProbability float(53) NULL;
IF COL_LENGTH(N'rfm.PlanAction', N'MeasuredUpliftLowProbability') IS NULL
ALTER TABLE rfm.PlanAction ADD MeasuredUpliftLowProbability float(53) NULL;
IF COL_LENGTH(N'rfm.PlanAction', N'MeasuredUpliftHighProbability') IS NULL
ALTER TABLE rfm.PlanAction ADD MeasuredUpliftHighProbability float(53) NULL;
IF COL_LENGTH(N'rfm.PlanAction', N'MeasuredUpliftWeight') IS NULL
ALTER TABLE rfm.PlanAction ADD MeasuredUpliftWeight float(53) NULL;
IF COL_LENGTH(N'rfm.PlanAction', N'BaseProbability') IS NULL
ALTER TABLE rfm.PlanAction ADD BaseProbability float(53) NULL;
IF COL_LENGTH(N'rfm.PlanAction', N'DetectableUpliftProbability') IS NULL
ALTER TABLE rfm.PlanAction ADD DetectableUpliftProbability float(53) NULL;
IF COL_LENGTH(N'rfm.PlanAction', N'DetectingControlShare') IS NULL
ALTER TABLE rfm.PlanAction ADD DetectingControlShare float(53) NULL;
IF COL_LENGTH(N'rfm.PlanAction', N'DetectingCustomerCount') IS NULL
ALTER TABLE rfm.PlanAction ADD DetectingCustomerCount bigint NULL;
