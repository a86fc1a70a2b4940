-- Plan_InsertAction: what a plan considered for a segment.
-- Grain: one row.
-- Parameters: the columns of rfm.PlanAction.
-- Idempotent: no.
INSERT INTO {rfm.PlanAction} (
    PlanKey,
    SegmentKey,
    ActionName,
    Channel,
    Offer,
    CostAmount,
    UpliftProbability,
    UpliftSource,
    CandidateCount,
    SelectedCount,
    ControlCount,
    SelectedCostAmount,
    ExpectedGainAmount
)
VALUES (
    @PlanKey,
    @SegmentKey,
    @ActionName,
    @Channel,
    @Offer,
    @CostAmount,
    @UpliftProbability,
    @UpliftSource,
    @CandidateCount,
    @SelectedCount,
    @ControlCount,
    @SelectedCostAmount,
    @ExpectedGainAmount
);
