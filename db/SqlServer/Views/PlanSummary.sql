-- PlanSummary: campaign plans with what they were made with and what they expect.
-- Grain: one row per plan of a published run.
-- Why: written by `rfmbatch plan`; PlanAction has its assumptions, CampaignPlan its customers, CampaignResult what came back.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.PlanSummary
AS
SELECT
    v.PlanKey AS PlanKey,
    v.RunKey AS RunKey,
    v.ProgramKey AS ProgramKey,
    v.CreatedAt AS CreatedAt,
    v.BudgetAmount AS BudgetAmount,
    v.ControlShare AS ControlShare,
    v.MarginShare AS MarginShare,
    v.Seed AS Seed,
    v.AmountBasis AS AmountBasis,
    v.CandidateCount AS CandidateCount,
    v.SuppressedCount AS SuppressedCount,
    v.SelectedCount AS SelectedCount,
    v.ControlCount AS ControlCount,
    v.CostAmount AS CostAmount,
    v.ExpectedGainAmount AS ExpectedGainAmount,
    v.SelectedGainAmount AS SelectedGainAmount,
    v.BoundGainAmount AS BoundGainAmount,
    v.CodeVersion AS CodeVersion,
    v.ResponseDays AS ResponseDays,
    v.BaseProbability AS BaseProbability,
    v.UpliftProbability AS UpliftProbability,
    v.DetectableUpliftProbability AS DetectableUpliftProbability,
    v.DetectingControlShare AS DetectingControlShare,
    v.DetectingCustomerCount AS DetectingCustomerCount
FROM rfm.PlanSummary AS v
    INNER JOIN etl.Run AS r
        ON r.RunKey = v.RunKey
WHERE r.Status = 'Published';
