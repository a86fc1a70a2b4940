-- Retention_CondenseValues: draws together what old loads said of customers and products.
-- Grain: one row per customer and attribute, per product and per named customer, under load 0.
-- Why: otherwise every nightly file of customers would stay for ever. These loads can still be undone, but what they said stays.
-- The folding is that of Load_TakeBackValues.
-- Parameters: @ToLoadKey the newest of these loads.
-- Idempotent: yes.
INSERT INTO {sales.LoadAttribute} (LoadKey, CustomerKey, AttributeName, AttributeValue, ValidFromDate, LastSeenDate, IsWholeStretch)
SELECT
    -1 AS LoadKey,
    g.CustomerKey AS CustomerKey,
    g.AttributeName AS AttributeName,
    MIN(g.AttributeValue) AS AttributeValue,
    MIN(g.ValidFromDate) AS ValidFromDate,
    MAX(g.LastSeenDate) AS LastSeenDate,
    0 AS IsWholeStretch
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
            LEFT JOIN {etl.Load} AS u ON u.UndoesLoadKey = v.LoadKey AND u.Status = 'Completed'
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

DELETE FROM {sales.LoadAttribute}
WHERE LoadKey BETWEEN 0 AND @ToLoadKey;

UPDATE {sales.LoadAttribute}
SET LoadKey = 0
WHERE LoadKey = -1;

INSERT INTO {sales.LoadProduct} (LoadKey, ProductKey, CategoryName)
SELECT
    -1 AS LoadKey,
    v.ProductKey AS ProductKey,
    v.CategoryName AS CategoryName
FROM (
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
    LEFT JOIN {etl.Load} AS u ON u.UndoesLoadKey = p.LoadKey AND u.Status = 'Completed'
    WHERE p.LoadKey <= @ToLoadKey
        AND u.LoadKey IS NULL
) AS v
WHERE v.RowNumber = 1;

DELETE FROM {sales.LoadProduct}
WHERE LoadKey BETWEEN 0 AND @ToLoadKey;

UPDATE {sales.LoadProduct}
SET LoadKey = 0
WHERE LoadKey = -1;

-- Of loads with a source the customers stay while a replacement may look for their rows.
INSERT INTO {sales.LoadCustomer} (LoadKey, CustomerKey)
SELECT DISTINCT
    0 AS LoadKey,
    n.CustomerKey AS CustomerKey
FROM {sales.LoadCustomer} AS n
INNER JOIN {etl.Load} AS l ON l.LoadKey = n.LoadKey
LEFT JOIN {etl.Load} AS u ON u.UndoesLoadKey = n.LoadKey AND u.Status = 'Completed'
WHERE n.LoadKey <= @ToLoadKey
    AND l.LoadKind = 'customers'
    AND u.LoadKey IS NULL
    AND NOT EXISTS (
        SELECT 1 AS IsThere
        FROM {sales.LoadCustomer} AS k
        WHERE k.LoadKey = 0
            AND k.CustomerKey = n.CustomerKey
    );

DELETE FROM {sales.LoadCustomer}
WHERE LoadKey BETWEEN 1 AND @ToLoadKey
    AND LoadKey NOT IN (
        SELECT d.LoadKey AS LoadKey
        FROM {sales.LoadDay} AS d
        INNER JOIN {etl.Load} AS l ON l.LoadKey = d.LoadKey
        WHERE d.RemovedByLoadKey IS NULL
            AND l.SourceLabel IS NOT NULL
    );

UPDATE {etl.Load}
SET HasValueHistory = 0
WHERE LoadKey <= @ToLoadKey
    AND HasValueHistory = 1;
