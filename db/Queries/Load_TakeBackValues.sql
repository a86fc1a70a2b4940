-- Load_TakeBackValues: attributes and categories go back to what the loads say that were not undone.
-- Grain: the affected customers' attributes and the products that the load named.
-- Why: of a product the last category counts that a load gave it.
-- Parameters: @UndoneLoadKey the load that is undone, after Load_FoldAttributes; @LoadKey the undo.
-- Idempotent: yes.
DELETE FROM {sales.CustomerAttribute}
WHERE CustomerKey IN (SELECT a.AffectedKey AS AffectedKey FROM {temp.AffectedCustomer} AS a);

INSERT INTO {sales.CustomerAttribute} (CustomerKey, AttributeName, AttributeValue, ValidFromDate, LastSeenDate)
SELECT
    g.CustomerKey AS CustomerKey,
    g.AttributeName AS AttributeName,
    g.AttributeValue AS AttributeValue,
    g.ValidFromDate AS ValidFromDate,
    g.LastSeenDate AS LastSeenDate
FROM {temp.FoldedAttribute} AS g;

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
