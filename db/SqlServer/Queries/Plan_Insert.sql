-- Plan_Insert: stores a plan's summary and returns its key.
-- Grain: one row.
-- Parameters: the columns of rfm.PlanSummary but its key.
-- Idempotent: no.
INSERT INTO rfm.PlanSummary (
    RunKey,
    ProgramKey,
    CreatedAt,
    BudgetAmount,
    ControlShare,
    MarginShare,
    Seed,
    AmountBasis,
    CandidateCount,
    SuppressedCount,
    SelectedCount,
    ControlCount,
    CostAmount,
    ExpectedGainAmount,
    SelectedGainAmount,
    BoundGainAmount,
    CodeVersion,
    ResponseDays,
    BaseProbability,
    UpliftProbability,
    DetectableUpliftProbability,
    DetectingControlShare,
    DetectingCustomerCount
)
VALUES (
    @RunKey,
    @ProgramKey,
    @CreatedAt,
    @BudgetAmount,
    @ControlShare,
    @MarginShare,
    @Seed,
    @AmountBasis,
    @CandidateCount,
    @SuppressedCount,
    @SelectedCount,
    @ControlCount,
    @CostAmount,
    @ExpectedGainAmount,
    @SelectedGainAmount,
    @BoundGainAmount,
    @CodeVersion,
    @ResponseDays,
    @BaseProbability,
    @UpliftProbability,
    @DetectableUpliftProbability,
    @DetectingControlShare,
    @DetectingCustomerCount
);
SELECT CAST(SCOPE_IDENTITY() AS int) AS PlanKey;
