-- Plan_Read: plans, newest first.
-- Grain: one row per plan.
-- Parameters: @ProgramKey, NULL for all programs.
-- Idempotent: yes.
SELECT
    p.PlanKey AS PlanKey,
    p.RunKey AS RunKey,
    p.ProgramKey AS ProgramKey,
    p.CreatedAt AS CreatedAt,
    p.BudgetAmount AS BudgetAmount,
    p.ControlShare AS ControlShare,
    p.MarginShare AS MarginShare,
    p.Seed AS Seed,
    p.AmountBasis AS AmountBasis,
    p.CandidateCount AS CandidateCount,
    p.SuppressedCount AS SuppressedCount,
    p.SelectedCount AS SelectedCount,
    p.ControlCount AS ControlCount,
    p.CostAmount AS CostAmount,
    p.ExpectedGainAmount AS ExpectedGainAmount,
    p.SelectedGainAmount AS SelectedGainAmount,
    p.BoundGainAmount AS BoundGainAmount,
    p.CodeVersion AS CodeVersion,
    p.ResponseDays AS ResponseDays,
    p.UpliftProbability AS UpliftProbability,
    p.BaseProbability AS BaseProbability,
    p.DetectableUpliftProbability AS DetectableUpliftProbability,
    p.DetectingControlShare AS DetectingControlShare,
    p.DetectingCustomerCount AS DetectingCustomerCount
FROM {rfm.PlanSummary} AS p
WHERE @ProgramKey IS NULL OR p.ProgramKey = @ProgramKey
ORDER BY
    p.PlanKey DESC;
