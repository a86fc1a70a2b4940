-- 0020_AddCampaignPower: what a plan can detect, and how its uplift was made of assumed and measured.
-- Grain: one row per plan (PlanSummary), plan, segment and action (PlanAction).
-- Why: a plan's power is known before money is spent, and later readers see what its uplift rested on. NULL in plans of 0.1.
-- Since: 0.2.
-- Idempotent: no.
ALTER TABLE rfm_PlanSummary ADD COLUMN ResponseDays INTEGER NULL;
ALTER TABLE rfm_PlanSummary ADD COLUMN BaseProbability REAL NULL;
ALTER TABLE rfm_PlanSummary ADD COLUMN UpliftProbability REAL NULL;
ALTER TABLE rfm_PlanSummary ADD COLUMN DetectableUpliftProbability REAL NULL;
ALTER TABLE rfm_PlanSummary ADD COLUMN DetectingControlShare REAL NULL;
ALTER TABLE rfm_PlanSummary ADD COLUMN DetectingCustomerCount INTEGER NULL;
ALTER TABLE rfm_PlanAction ADD COLUMN AssumedUpliftProbability REAL NULL;
ALTER TABLE rfm_PlanAction ADD COLUMN MeasuredUpliftProbability REAL NULL;
ALTER TABLE rfm_PlanAction ADD COLUMN MeasuredUpliftLowProbability REAL NULL;
ALTER TABLE rfm_PlanAction ADD COLUMN MeasuredUpliftHighProbability REAL NULL;
ALTER TABLE rfm_PlanAction ADD COLUMN MeasuredUpliftWeight REAL NULL;
ALTER TABLE rfm_PlanAction ADD COLUMN BaseProbability REAL NULL;
ALTER TABLE rfm_PlanAction ADD COLUMN DetectableUpliftProbability REAL NULL;
ALTER TABLE rfm_PlanAction ADD COLUMN DetectingControlShare REAL NULL;
ALTER TABLE rfm_PlanAction ADD COLUMN DetectingCustomerCount INTEGER NULL;
