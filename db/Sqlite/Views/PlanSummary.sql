-- PlanSummary: campaign plans with what they were made with and what they expect.
-- Grain: one row per plan of a published run.
-- Why: written by `rfmbatch plan`; PlanAction has its assumptions, CampaignPlan its customers, CampaignResult what came back.
-- Ten-thousandths as numbers.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_PlanSummary
AS
SELECT
    v.PlanKey AS PlanKey,
    v.RunKey AS RunKey,
    v.ProgramKey AS ProgramKey,
    v.CreatedAt AS CreatedAt,
    v.BudgetAmount / 10000.0 AS BudgetAmount,
    v.ControlShare AS ControlShare,
    v.MarginShare AS MarginShare,
    v.Seed AS Seed,
    v.AmountBasis AS AmountBasis,
    v.CandidateCount AS CandidateCount,
    v.SuppressedCount AS SuppressedCount,
    v.SelectedCount AS SelectedCount,
    v.ControlCount AS ControlCount,
    v.CostAmount / 10000.0 AS CostAmount,
    v.ExpectedGainAmount / 10000.0 AS ExpectedGainAmount,
    v.SelectedGainAmount / 10000.0 AS SelectedGainAmount,
    v.BoundGainAmount / 10000.0 AS BoundGainAmount,
    v.CodeVersion AS CodeVersion,
    v.ResponseDays AS ResponseDays,
    v.BaseProbability AS BaseProbability,
    v.UpliftProbability AS UpliftProbability,
    v.DetectableUpliftProbability AS DetectableUpliftProbability,
    v.DetectingControlShare AS DetectingControlShare,
    v.DetectingCustomerCount AS DetectingCustomerCount
FROM rfm_PlanSummary AS v
    INNER JOIN etl_Run AS r
        ON r.RunKey = v.RunKey
WHERE r.Status = 'Published';
