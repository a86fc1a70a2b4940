-- Run_UpdateSegment: refreshes what is said about a segment; its key and name stay.
-- Grain: one row, or none where nothing changed.
-- Parameters: @SegmentKey; the changeable columns of rfm.Segment.
-- Idempotent: yes.
UPDATE {rfm.Segment}
SET
    SortOrder = @SortOrder,
    ColorHex = @ColorHex,
    Description = @Description,
    RecommendedAction = @RecommendedAction
WHERE SegmentKey = @SegmentKey
    AND (SortOrder <> @SortOrder OR ColorHex <> @ColorHex OR Description <> @Description OR RecommendedAction <> @RecommendedAction);
