-- 0013_KeepLoadedValues: what each load said of customers and products.
-- Grain: one row per load and customer that it names; per load, customer and attribute; per load and product.
-- Why: undoing a load lets attributes and categories go back to what the other loads say. LoadKey 0 holds what was known before loads
-- were kept apart (stores made by 0.1, and what a purge has drawn together). LoadCustomer names the customers of files of customers, who
-- may have nothing else, and of loads with a source, so that a replacement finds its rows without reading the whole table.
-- Since: 0.2.
-- Idempotent: yes.
CREATE TABLE IF NOT EXISTS sales_LoadCustomer (
    LoadKey INTEGER NOT NULL,
    CustomerKey INTEGER NOT NULL,
    CONSTRAINT PK_sales_LoadCustomer PRIMARY KEY (LoadKey, CustomerKey)
) WITHOUT ROWID;
INSERT OR IGNORE INTO sales_LoadCustomer (LoadKey, CustomerKey)
SELECT
    0 AS LoadKey,
    c.CustomerKey AS CustomerKey
FROM sales_Customer AS c
WHERE NOT EXISTS (SELECT 1 AS IsThere FROM sales_SalesTransaction AS t WHERE t.CustomerKey = c.CustomerKey);

CREATE TABLE IF NOT EXISTS sales_LoadAttribute (
    LoadKey INTEGER NOT NULL,
    CustomerKey INTEGER NOT NULL,
    AttributeName TEXT NOT NULL,
    AttributeValue TEXT NOT NULL COLLATE BINARY,
    ValidFromDate INTEGER NOT NULL,
    LastSeenDate INTEGER NOT NULL,
    IsWholeStretch INTEGER NOT NULL,
    CONSTRAINT PK_sales_LoadAttribute PRIMARY KEY (LoadKey, CustomerKey, AttributeName)
) WITHOUT ROWID;
INSERT OR IGNORE INTO sales_LoadAttribute (LoadKey, CustomerKey, AttributeName, AttributeValue, ValidFromDate, LastSeenDate, IsWholeStretch)
SELECT
    0 AS LoadKey,
    a.CustomerKey AS CustomerKey,
    a.AttributeName AS AttributeName,
    a.AttributeValue AS AttributeValue,
    a.ValidFromDate AS ValidFromDate,
    a.LastSeenDate AS LastSeenDate,
    0 AS IsWholeStretch
FROM sales_CustomerAttribute AS a;

CREATE TABLE IF NOT EXISTS sales_LoadProduct (
    LoadKey INTEGER NOT NULL,
    ProductKey INTEGER NOT NULL,
    CategoryName TEXT NULL,
    CONSTRAINT PK_sales_LoadProduct PRIMARY KEY (LoadKey, ProductKey)
) WITHOUT ROWID;
INSERT OR IGNORE INTO sales_LoadProduct (LoadKey, ProductKey, CategoryName)
SELECT
    0 AS LoadKey,
    p.ProductKey AS ProductKey,
    p.CategoryName AS CategoryName
FROM sales_Product AS p;
