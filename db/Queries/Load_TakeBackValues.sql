-- Load_TakeBackValues: attributes and categories go back to what the loads say that were not undone.
-- Grain: the customers' attributes and the products that the load named.
-- Why: loads are folded in their order: a value is replaced by one seen on the same day or later, and a stretch that a load continues
-- (it knows no other value) keeps its first day. The values that won in turn are therefore those seen no earlier than any before them, and
-- the last stretch begins where the value changes or a load knows another.
-- Parameters: @UndoneLoadKey the load that is undone; @LoadKey the undo.
-- Idempotent: yes.
DELETE FROM {sales.CustomerAttribute}
WHERE EXISTS (
    SELECT 1 AS IsNamed
    FROM (
        SELECT
            v.CustomerKey AS NamedKey,
            v.AttributeName AS NamedAttribute
        FROM {sales.LoadAttribute} AS v
        WHERE v.LoadKey = @UndoneLoadKey
    ) AS n
    WHERE n.NamedKey = CustomerKey
        AND n.NamedAttribute = AttributeName
);

INSERT INTO {sales.CustomerAttribute} (CustomerKey, AttributeName, AttributeValue, ValidFromDate, LastSeenDate)
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
            INNER JOIN {sales.LoadAttribute} AS n
                ON n.LoadKey = @UndoneLoadKey
                    AND n.CustomerKey = v.CustomerKey
                    AND n.AttributeName = v.AttributeName
            LEFT JOIN {etl.Load} AS u ON u.UndoesLoadKey = v.LoadKey AND u.Status IN ('Running', 'Completed')
            WHERE u.LoadKey IS NULL
        ) AS s
        WHERE s.LastSeenDate = s.LatestSeenDate
    ) AS w
) AS g
WHERE g.LaterStretches = 0
GROUP BY
    g.CustomerKey,
    g.AttributeName;

UPDATE {sales.Product}
SET CategoryName = s.CategoryName,
    RemovedByLoadKey = s.HiddenSince
FROM (
    SELECT
        n.ProductKey AS NamedKey,
        v.CategoryName AS CategoryName,
        CASE WHEN v.ProductKey IS NULL THEN @LoadKey ELSE NULL END AS HiddenSince
    FROM {sales.LoadProduct} AS n
    LEFT JOIN (
        SELECT
            p.ProductKey AS ProductKey,
            p.CategoryName AS CategoryName,
            ROW_NUMBER() OVER (
                PARTITION BY p.ProductKey
                ORDER BY
                    CASE WHEN p.CategoryName IS NULL THEN 1 ELSE 0 END,
                    p.LoadKey DESC
            ) AS RowNumber
        FROM {sales.LoadProduct} AS p
        LEFT JOIN {etl.Load} AS u ON u.UndoesLoadKey = p.LoadKey AND u.Status IN ('Running', 'Completed')
        WHERE u.LoadKey IS NULL
    ) AS v
        ON v.ProductKey = n.ProductKey AND v.RowNumber = 1
    WHERE n.LoadKey = @UndoneLoadKey
) AS s
WHERE ProductKey = s.NamedKey;
