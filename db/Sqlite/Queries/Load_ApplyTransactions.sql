-- Load_ApplyTransactions: turns the staged lines of a load into customers, products and sales.
-- Grain: one sale per staged line; new customers and products in the order of their first line, as SQLite numbers them.
-- Why: only loads of tables pass through these temporary tables; files are written row by row.
-- Parameters: @LoadKey the load; @SaleCount sale keys in use before it.
-- Idempotent: no.
INSERT INTO sales_Customer (CustomerId)
SELECT s.CustomerId AS CustomerId
FROM (
    SELECT
        t.CustomerId AS CustomerId,
        MIN(t.LineNumber) AS FirstLineNumber
    FROM temp.StagingTransaction AS t
    GROUP BY t.CustomerId
) AS s
WHERE NOT EXISTS (SELECT 1 AS IsThere FROM sales_Customer AS c WHERE c.CustomerId = s.CustomerId)
ORDER BY s.FirstLineNumber;

INSERT INTO sales_Product (ProductCode)
SELECT s.ProductCode AS ProductCode
FROM (
    SELECT
        t.ProductCode AS ProductCode,
        MIN(t.LineNumber) AS FirstLineNumber
    FROM temp.StagingTransaction AS t
    WHERE t.ProductCode IS NOT NULL
    GROUP BY t.ProductCode
) AS s
WHERE NOT EXISTS (SELECT 1 AS IsThere FROM sales_Product AS p WHERE p.ProductCode = s.ProductCode)
ORDER BY s.FirstLineNumber;

-- The first category that the load gives a product replaces the stored one.
UPDATE sales_Product
SET CategoryName = s.CategoryName
FROM (
    SELECT
        t.ProductCode AS ProductCode,
        t.CategoryName AS CategoryName,
        ROW_NUMBER() OVER (PARTITION BY t.ProductCode ORDER BY t.LineNumber) AS RowNumber
    FROM temp.StagingTransaction AS t
    WHERE t.ProductCode IS NOT NULL
        AND t.CategoryName IS NOT NULL
) AS s
WHERE s.ProductCode = sales_Product.ProductCode
    AND s.RowNumber = 1;

INSERT INTO sales_SalesTransaction (CustomerKey, SaleKey, ProductKey, OrderDate, OrderId, Quantity, Amount, IsReturn, LoadKey)
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
FROM temp.StagingTransaction AS t
INNER JOIN sales_Customer AS c ON c.CustomerId = t.CustomerId
LEFT JOIN sales_Product AS p ON p.ProductCode = t.ProductCode
ORDER BY c.CustomerKey, t.LineNumber;

UPDATE sales_Customer
SET FirstOrderDate = CASE
        WHEN sales_Customer.FirstOrderDate < s.FirstOrderDate THEN sales_Customer.FirstOrderDate
        ELSE s.FirstOrderDate
    END,
    LastOrderDate = CASE
        WHEN sales_Customer.LastOrderDate > s.LastOrderDate THEN sales_Customer.LastOrderDate
        ELSE s.LastOrderDate
    END
FROM (
    SELECT
        t.CustomerId AS CustomerId,
        MIN(t.OrderDate) AS FirstOrderDate,
        MAX(t.OrderDate) AS LastOrderDate
    FROM temp.StagingTransaction AS t
    WHERE t.IsReturn = 0
    GROUP BY t.CustomerId
) AS s
WHERE s.CustomerId = sales_Customer.CustomerId;

INSERT INTO sales_LoadDay (LoadKey, OrderDate, RowsLoaded, AmountLoaded, SalesAmount)
SELECT
    @LoadKey AS LoadKey,
    t.OrderDate AS OrderDate,
    COUNT(*) AS RowsLoaded,
    SUM(t.Amount) AS AmountLoaded,
    SUM(CASE WHEN t.IsReturn = 0 THEN t.Amount ELSE 0 END) AS SalesAmount
FROM temp.StagingTransaction AS t
GROUP BY
    t.OrderDate;

INSERT INTO sales_LoadProduct (LoadKey, ProductKey, CategoryName)
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
    FROM temp.StagingTransaction AS t
    WHERE t.ProductCode IS NOT NULL
) AS s
INNER JOIN sales_Product AS p ON p.ProductCode = s.ProductCode
GROUP BY
    p.ProductKey;

-- Products that an undone load had hidden are there again.
UPDATE sales_Product
SET RemovedByLoadKey = NULL
WHERE RemovedByLoadKey IS NOT NULL
    AND ProductKey IN (
        SELECT n.ProductKey AS ProductKey
        FROM sales_LoadProduct AS n
        WHERE n.LoadKey = @LoadKey
    );
