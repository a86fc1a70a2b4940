-- Run_InsertSegment: gives a segment its key for ever.
-- Grain: one row.
-- Parameters: the columns of rfm.Segment but its key.
-- Idempotent: no; the unique constraint stops a second process, which then finds the row.
INSERT INTO {rfm.Segment} (
    SegmentKey,
    RuleSetName,
    SegmentName,
    SegmentLabel,
    SortOrder,
    ColorHex,
    Description,
    RecommendedAction
)
SELECT
    COALESCE(MAX(s.SegmentKey), 0) + 1 AS SegmentKey,
    @RuleSetName AS RuleSetName,
    @SegmentName AS SegmentName,
    @SegmentLabel AS SegmentLabel,
    @SortOrder AS SortOrder,
    @ColorHex AS ColorHex,
    @Description AS Description,
    @RecommendedAction AS RecommendedAction
FROM {rfm.Segment} AS s;
