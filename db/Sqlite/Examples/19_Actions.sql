-- 19_Actions: What can I do about each segment, what would it cost, and what orders would it bring?
-- Grain: one row per segment and its recommended action.
-- Note: Cost and uplift are assumptions of the rule set, to be replaced by what you measured.
-- Idempotent: yes; reads only.
SELECT
    g.SegmentName AS SegmentName,
    a.ActionName AS ActionName,
    a.Channel AS Channel,
    m.CustomerCount AS CustomerCount,
    m.CustomerCount * a.CostAmount AS CostAmount,
    ROUND(m.CustomerCount * a.UpliftProbability, 1) AS AssumedExtraOrders
FROM bi_SegmentAction AS a
    INNER JOIN bi_Segment AS g
        ON g.SegmentKey = a.SegmentKey
    INNER JOIN bi_SegmentSummary AS m
        ON m.SegmentKey = a.SegmentKey
    INNER JOIN bi_Run AS r
        ON r.RunKey = m.RunKey
WHERE r.ProgramName = 'default'
    AND r.IsLatest = 1
    AND a.Priority = 1
    AND m.CustomerCount > 0
ORDER BY g.SortOrder;
