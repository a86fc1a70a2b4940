-- Plan_Insert: stores a plan's summary and returns its key.
-- Grain: one row.
-- Parameters: the columns of rfm_PlanSummary but its key.
-- Idempotent: no.
INSERT INTO rfm_PlanSummary (
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
SELECT last_insert_rowid() AS PlanKey;
