-- Segment: segments of all rule sets ever used, with what to do about them.
-- Grain: one row per rule set and segment.
-- Why: key -1 is "Not in run" of migrations, key 0 "Unknown"; both belong to every rule set.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.Segment
AS
SELECT
    s.SegmentKey AS SegmentKey,
    s.RuleSetName AS RuleSetName,
    s.SegmentName AS SegmentName,
    s.SegmentLabel AS SegmentLabel,
    s.SortOrder AS SortOrder,
    s.ColorHex AS ColorHex,
    s.Description AS Description,
    s.RecommendedAction AS RecommendedAction,
    a.ActionName AS ActionName,
    a.Channel AS ActionChannel,
    a.Offer AS ActionOffer,
    a.Reason AS ActionReason
FROM rfm.Segment AS s
    LEFT JOIN rfm.SegmentAction AS a
        ON a.SegmentKey = s.SegmentKey
        AND a.Priority = 1;
