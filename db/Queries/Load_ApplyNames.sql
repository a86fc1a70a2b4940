-- Load_ApplyNames: turns the staged customers and products of a load into those of the store, and gives their numbers keys.
-- Grain: one row per customer and per product; new ones in the order in which the load first names them.
-- Why: the load has numbered its customers and products, so that each id is looked up once and the lines are joined by numbers; it has
-- noted each customer's first and last sale too.
-- Parameters: @LoadKey the load.
-- Idempotent: no.
INSERT INTO {temp.NumberedCustomer} (CustomerNumber, CustomerKey)
SELECT
    s.CustomerNumber AS CustomerNumber,
    c.CustomerKey AS CustomerKey
FROM {temp.StagingCustomer} AS s
INNER JOIN {sales.Customer} AS c ON c.CustomerId = s.CustomerId;

UPDATE {sales.Customer}
SET FirstOrderDate = CASE WHEN FirstOrderDate < s.FirstSale THEN FirstOrderDate ELSE s.FirstSale END,
    LastOrderDate = CASE WHEN LastOrderDate > s.LastSale THEN LastOrderDate ELSE s.LastSale END
FROM (
    SELECT
        n.CustomerKey AS BuyerKey,
        t.FirstOrderDate AS FirstSale,
        t.LastOrderDate AS LastSale
    FROM {temp.StagingCustomer} AS t
    INNER JOIN {temp.NumberedCustomer} AS n ON n.CustomerNumber = t.CustomerNumber
    WHERE t.FirstOrderDate IS NOT NULL
) AS s
WHERE CustomerKey = s.BuyerKey
    AND (FirstOrderDate IS NULL OR FirstOrderDate > s.FirstSale OR LastOrderDate < s.LastSale);

INSERT INTO {sales.Customer} (CustomerId, FirstOrderDate, LastOrderDate)
SELECT
    s.CustomerId AS CustomerId,
    s.FirstOrderDate AS FirstOrderDate,
    s.LastOrderDate AS LastOrderDate
FROM {temp.StagingCustomer} AS s
WHERE NOT EXISTS (SELECT 1 AS IsKnown FROM {temp.NumberedCustomer} AS n WHERE n.CustomerNumber = s.CustomerNumber)
ORDER BY s.CustomerNumber;

INSERT INTO {temp.NumberedCustomer} (CustomerNumber, CustomerKey)
SELECT
    s.CustomerNumber AS CustomerNumber,
    c.CustomerKey AS CustomerKey
FROM {temp.StagingCustomer} AS s
INNER JOIN {sales.Customer} AS c ON c.CustomerId = s.CustomerId
WHERE NOT EXISTS (SELECT 1 AS IsKnown FROM {temp.NumberedCustomer} AS n WHERE n.CustomerNumber = s.CustomerNumber);

INSERT INTO {sales.Product} (ProductCode, CategoryName)
SELECT
    s.ProductCode AS ProductCode,
    s.CategoryName AS CategoryName
FROM {temp.StagingProduct} AS s
WHERE NOT EXISTS (SELECT 1 AS IsThere FROM {sales.Product} AS p WHERE p.ProductCode = s.ProductCode)
ORDER BY s.ProductNumber;

INSERT INTO {temp.NumberedProduct} (ProductNumber, ProductKey)
SELECT
    s.ProductNumber AS ProductNumber,
    p.ProductKey AS ProductKey
FROM {temp.StagingProduct} AS s
INNER JOIN {sales.Product} AS p ON p.ProductCode = s.ProductCode;

-- The first category that the load gives a product replaces the stored one. Products that an undone load had hidden are there again.
UPDATE {sales.Product}
SET CategoryName = COALESCE(s.LoadedCategory, CategoryName),
    RemovedByLoadKey = NULL
FROM (
    SELECT
        n.ProductKey AS NamedKey,
        t.CategoryName AS LoadedCategory
    FROM {temp.StagingProduct} AS t
    INNER JOIN {temp.NumberedProduct} AS n ON n.ProductNumber = t.ProductNumber
) AS s
WHERE ProductKey = s.NamedKey
    AND (s.LoadedCategory IS NOT NULL OR RemovedByLoadKey IS NOT NULL);

INSERT INTO {sales.LoadProduct} (LoadKey, ProductKey, CategoryName)
SELECT
    @LoadKey AS LoadKey,
    n.ProductKey AS ProductKey,
    t.CategoryName AS CategoryName
FROM {temp.StagingProduct} AS t
INNER JOIN {temp.NumberedProduct} AS n ON n.ProductNumber = t.ProductNumber;
