-- Load_FoldAttributes: what the loads that were not undone say of customers' attributes, drawn together.
-- Grain: one row per affected customer and attribute.
-- Why: loads are folded in their order: a value is replaced by one seen on the same day or later, and a stretch that a load continues
-- (it knows no other value) keeps its first day. The values that won in turn are therefore those seen no earlier than any before them,
-- and the last stretch begins where the value changes or a load knows another.
-- Parameters: @ToLoadKey the newest load that is looked at.
-- Idempotent: no.
INSERT INTO {temp.FoldedAttribute} (CustomerKey, AttributeName, AttributeValue, ValidFromDate, LastSeenDate)
SELECT
    g.CustomerKey AS CustomerKey,
    g.AttributeName AS AttributeName,
    MIN(g.AttributeValue) AS AttributeValue,
    MIN(g.ValidFromDate) AS ValidFromDate,
    MAX(g.LastSeenDate) AS LastSeenDate
FROM (
    SELECT
        w.CustomerKey AS CustomerKey,
        w.AttributeName AS AttributeName,
        w.AttributeValue AS AttributeValue,
        w.ValidFromDate AS ValidFromDate,
        w.LastSeenDate AS LastSeenDate,
        SUM(w.BeginsStretch) OVER (
            PARTITION BY w.CustomerKey, w.AttributeName
            ORDER BY w.LoadKey DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) - w.BeginsStretch AS LaterStretches
    FROM (
        SELECT
            s.CustomerKey AS CustomerKey,
            s.AttributeName AS AttributeName,
            s.LoadKey AS LoadKey,
            s.AttributeValue AS AttributeValue,
            s.ValidFromDate AS ValidFromDate,
            s.LastSeenDate AS LastSeenDate,
            CASE
                WHEN s.IsWholeStretch = 1
                    AND s.AttributeValue = LAG(s.AttributeValue) OVER (PARTITION BY s.CustomerKey, s.AttributeName ORDER BY s.LoadKey)
                    THEN 0
                ELSE 1
            END AS BeginsStretch
        FROM (
            SELECT
                v.CustomerKey AS CustomerKey,
                v.AttributeName AS AttributeName,
                v.LoadKey AS LoadKey,
                v.AttributeValue AS AttributeValue,
                v.ValidFromDate AS ValidFromDate,
                v.LastSeenDate AS LastSeenDate,
                v.IsWholeStretch AS IsWholeStretch,
                MAX(v.LastSeenDate) OVER (
                    PARTITION BY v.CustomerKey, v.AttributeName
                    ORDER BY v.LoadKey
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS LatestSeenDate
            FROM {sales.LoadAttribute} AS v
            INNER JOIN {temp.AffectedCustomer} AS a ON a.AffectedKey = v.CustomerKey
            LEFT JOIN {etl.Load} AS u ON u.UndoesLoadKey = v.LoadKey AND u.Status IN ('Running', 'Completed')
            WHERE v.LoadKey <= @ToLoadKey
                AND u.LoadKey IS NULL
        ) AS s
        WHERE s.LastSeenDate = s.LatestSeenDate
    ) AS w
) AS g
WHERE g.LaterStretches = 0
GROUP BY
    g.CustomerKey,
    g.AttributeName;
