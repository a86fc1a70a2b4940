-- Load_ApplyTransactions: turns the staged lines of a load into customers, products and sales.
-- Grain: one sale per staged line; new customers and products in the order of their first line, as SQLite numbers them.
-- Why: bulk copy fills staging without rights on anything else, and one transaction makes all of it visible at once.
-- Parameters: @LoadKey the load; @SaleCount sale keys in use before it.
-- Idempotent: no.
INSERT INTO sales.Customer (CustomerId)
SELECT s.CustomerId AS CustomerId
FROM (
    SELECT
        t.CustomerId AS CustomerId,
        MIN(t.LineNumber) AS FirstLineNumber
    FROM #StagingTransaction AS t
    GROUP BY t.CustomerId
) AS s
WHERE NOT EXISTS (SELECT 1 AS IsThere FROM sales.Customer AS c WHERE c.CustomerId = s.CustomerId)
ORDER BY s.FirstLineNumber;

INSERT INTO sales.Product (ProductCode)
SELECT s.ProductCode AS ProductCode
FROM (
    SELECT
        t.ProductCode AS ProductCode,
        MIN(t.LineNumber) AS FirstLineNumber
    FROM #StagingTransaction AS t
    WHERE t.ProductCode IS NOT NULL
    GROUP BY t.ProductCode
) AS s
WHERE NOT EXISTS (SELECT 1 AS IsThere FROM sales.Product AS p WHERE p.ProductCode = s.ProductCode)
ORDER BY s.FirstLineNumber;

-- The first category that the load gives a product replaces the stored one.
UPDATE p
SET CategoryName = s.CategoryName
FROM sales.Product AS p
INNER JOIN (
    SELECT
        t.ProductCode AS ProductCode,
        t.CategoryName AS CategoryName,
        ROW_NUMBER() OVER (PARTITION BY t.ProductCode ORDER BY t.LineNumber) AS RowNumber
    FROM #StagingTransaction AS t
    WHERE t.ProductCode IS NOT NULL
        AND t.CategoryName IS NOT NULL
) AS s ON s.ProductCode = p.ProductCode
WHERE s.RowNumber = 1;

INSERT INTO sales.SalesTransaction (CustomerKey, SaleKey, ProductKey, OrderDate, OrderId, Quantity, Amount, IsReturn, LoadKey)
SELECT
    c.CustomerKey AS CustomerKey,
    @SaleCount + ROW_NUMBER() OVER (ORDER BY t.LineNumber) AS SaleKey,
    COALESCE(p.ProductKey, 0) AS ProductKey,
    t.OrderDate AS OrderDate,
    t.OrderId AS OrderId,
    t.Quantity AS Quantity,
    t.Amount AS Amount,
    t.IsReturn AS IsReturn,
    @LoadKey AS LoadKey
FROM #StagingTransaction AS t
INNER JOIN sales.Customer AS c ON c.CustomerId = t.CustomerId
LEFT JOIN sales.Product AS p ON p.ProductCode = t.ProductCode;

UPDATE c
SET FirstOrderDate = CASE WHEN c.FirstOrderDate < s.FirstOrderDate THEN c.FirstOrderDate ELSE s.FirstOrderDate END,
    LastOrderDate = CASE WHEN c.LastOrderDate > s.LastOrderDate THEN c.LastOrderDate ELSE s.LastOrderDate END
FROM sales.Customer AS c
INNER JOIN (
    SELECT
        t.CustomerId AS CustomerId,
        MIN(t.OrderDate) AS FirstOrderDate,
        MAX(t.OrderDate) AS LastOrderDate
    FROM #StagingTransaction AS t
    WHERE t.IsReturn = 0
    GROUP BY t.CustomerId
) AS s ON s.CustomerId = c.CustomerId;

INSERT INTO sales.LoadDay (LoadKey, OrderDate, RowsLoaded, AmountLoaded, SalesAmount)
SELECT
    @LoadKey AS LoadKey,
    t.OrderDate AS OrderDate,
    COUNT_BIG(*) AS RowsLoaded,
    SUM(t.Amount) AS AmountLoaded,
    SUM(CASE WHEN t.IsReturn = 0 THEN t.Amount ELSE 0 END) AS SalesAmount
FROM #StagingTransaction AS t
GROUP BY
    t.OrderDate;

INSERT INTO sales.LoadProduct (LoadKey, ProductKey, CategoryName)
SELECT
    @LoadKey AS LoadKey,
    p.ProductKey AS ProductKey,
    MIN(s.CategoryName) AS CategoryName
FROM (
    SELECT
        t.ProductCode AS ProductCode,
        FIRST_VALUE(t.CategoryName) OVER (
            PARTITION BY t.ProductCode
            ORDER BY
                CASE WHEN t.CategoryName IS NULL THEN 1 ELSE 0 END,
                t.LineNumber
        ) AS CategoryName
    FROM #StagingTransaction AS t
    WHERE t.ProductCode IS NOT NULL
) AS s
INNER JOIN sales.Product AS p ON p.ProductCode = s.ProductCode
GROUP BY
    p.ProductKey;

-- Products that an undone load had hidden are there again.
UPDATE sales.Product
SET RemovedByLoadKey = NULL
WHERE RemovedByLoadKey IS NOT NULL
    AND ProductKey IN (
        SELECT n.ProductKey AS ProductKey
        FROM sales.LoadProduct AS n
        WHERE n.LoadKey = @LoadKey
    );
