-- Plan_InsertResult: what came back from an action of a plan.
-- Grain: one row.
-- Parameters: the columns of rfm.CampaignResult.
-- Idempotent: no.
INSERT INTO {rfm.CampaignResult} (
    PlanKey,
    ActionName,
    MeasuredAt,
    TreatedCount,
    TreatedResponseCount,
    ControlCount,
    ControlResponseCount,
    TreatedAmount,
    ControlAmount,
    LiftProbability,
    LiftLowProbability,
    LiftHighProbability,
    RevenueLiftAmount,
    RevenueLiftLowAmount,
    RevenueLiftHighAmount
)
VALUES (
    @PlanKey,
    @ActionName,
    @MeasuredAt,
    @TreatedCount,
    @TreatedResponseCount,
    @ControlCount,
    @ControlResponseCount,
    @TreatedAmount,
    @ControlAmount,
    @LiftProbability,
    @LiftLowProbability,
    @LiftHighProbability,
    @RevenueLiftAmount,
    @RevenueLiftLowAmount,
    @RevenueLiftHighAmount
);
