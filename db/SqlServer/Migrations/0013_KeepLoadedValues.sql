-- 0013_KeepLoadedValues: what each load said of customers and products.
-- Grain: one row per load and customer that it names; per load, customer and attribute; per load and product.
-- Why: undoing a load lets attributes and categories go back to what the other loads say. LoadKey 0 holds what was known before loads
-- were kept apart (stores made by 0.1, and what a purge has drawn together). LoadCustomer names the customers of files of customers, who
-- may have nothing else, and of loads with a source, so that a replacement finds its rows without reading the whole table.
-- Since: 0.2.
-- Idempotent: yes.
IF OBJECT_ID(N'sales.LoadCustomer', N'U') IS NULL
CREATE TABLE sales.LoadCustomer (
    LoadKey int NOT NULL,
    CustomerKey int NOT NULL,
    CONSTRAINT PK_sales_LoadCustomer PRIMARY KEY CLUSTERED (LoadKey, CustomerKey)
);
IF NOT EXISTS (SELECT 1 AS IsThere FROM sales.LoadCustomer AS l)
INSERT INTO sales.LoadCustomer (LoadKey, CustomerKey)
SELECT
    0 AS LoadKey,
    c.CustomerKey AS CustomerKey
FROM sales.Customer AS c
WHERE NOT EXISTS (SELECT 1 AS IsThere FROM sales.SalesTransaction AS t WHERE t.CustomerKey = c.CustomerKey);

IF OBJECT_ID(N'sales.LoadAttribute', N'U') IS NULL
CREATE TABLE sales.LoadAttribute (
    LoadKey int NOT NULL,
    CustomerKey int NOT NULL,
    AttributeName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    AttributeValue nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ValidFromDate date NOT NULL,
    LastSeenDate date NOT NULL,
    IsWholeStretch bit NOT NULL,
    CONSTRAINT PK_sales_LoadAttribute PRIMARY KEY CLUSTERED (LoadKey, CustomerKey, AttributeName)
);
IF NOT EXISTS (SELECT 1 AS IsThere FROM sales.LoadAttribute AS l)
INSERT INTO sales.LoadAttribute (LoadKey, CustomerKey, AttributeName, AttributeValue, ValidFromDate, LastSeenDate, IsWholeStretch)
SELECT
    0 AS LoadKey,
    a.CustomerKey AS CustomerKey,
    a.AttributeName AS AttributeName,
    a.AttributeValue AS AttributeValue,
    a.ValidFromDate AS ValidFromDate,
    a.LastSeenDate AS LastSeenDate,
    0 AS IsWholeStretch
FROM sales.CustomerAttribute AS a;

IF OBJECT_ID(N'sales.LoadProduct', N'U') IS NULL
CREATE TABLE sales.LoadProduct (
    LoadKey int NOT NULL,
    ProductKey int NOT NULL,
    CategoryName nvarchar(100) NULL,
    CONSTRAINT PK_sales_LoadProduct PRIMARY KEY CLUSTERED (LoadKey, ProductKey)
);
IF NOT EXISTS (SELECT 1 AS IsThere FROM sales.LoadProduct AS l)
INSERT INTO sales.LoadProduct (LoadKey, ProductKey, CategoryName)
SELECT
    0 AS LoadKey,
    p.ProductKey AS ProductKey,
    p.CategoryName AS CategoryName
FROM sales.Product AS p;
