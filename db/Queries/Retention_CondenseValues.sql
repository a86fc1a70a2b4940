-- Retention_CondenseValues: draws together what old loads said of customers and products.
-- Grain: one row per customer and attribute, per product and per named customer, under load 0.
-- Why: otherwise every nightly file of customers would stay for ever. These loads can still be undone, but what they said stays.
-- Parameters: @ToLoadKey the newest of these loads, whose attributes Load_FoldAttributes has folded.
-- Idempotent: yes.
INSERT INTO {sales.LoadAttribute} (LoadKey, CustomerKey, AttributeName, AttributeValue, ValidFromDate, LastSeenDate, IsWholeStretch)
SELECT
    -1 AS LoadKey,
    g.CustomerKey AS CustomerKey,
    g.AttributeName AS AttributeName,
    g.AttributeValue AS AttributeValue,
    g.ValidFromDate AS ValidFromDate,
    g.LastSeenDate AS LastSeenDate,
    0 AS IsWholeStretch
FROM {temp.FoldedAttribute} AS g;

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
