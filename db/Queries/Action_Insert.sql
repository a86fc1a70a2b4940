-- Action_Insert: an action that a plan may take with a segment.
-- Grain: one row.
-- Parameters: the columns of rfm.SegmentAction.
-- Idempotent: no.
INSERT INTO {rfm.SegmentAction} (SegmentKey, ActionName, Priority, Channel, Offer, Reason, CostAmount, UpliftProbability)
VALUES (@SegmentKey, @ActionName, @Priority, @Channel, @Offer, @Reason, @CostAmount, @UpliftProbability);
