-- 0002_CreateSales: customers, products, accepted transaction lines and customer attributes.
-- Grain: one row per customer; per product; per accepted line; per customer and attribute (the last value).
-- Why: SalesTransaction is clustered by customer, so that the one aggregate query of a run reads it in order, without a sort.
-- Dates are INTEGER days since 1970-01-01, money and quantity INTEGER ten-thousandths.
-- Idempotent: yes.
CREATE TABLE IF NOT EXISTS sales_Customer (
    CustomerKey INTEGER NOT NULL CONSTRAINT PK_sales_Customer PRIMARY KEY,
    CustomerId TEXT NOT NULL COLLATE BINARY,
    FirstOrderDate INTEGER NULL,
    LastOrderDate INTEGER NULL,
    CONSTRAINT UX_sales_Customer_CustomerId UNIQUE (CustomerId)
);

CREATE TABLE IF NOT EXISTS sales_Product (
    ProductKey INTEGER NOT NULL CONSTRAINT PK_sales_Product PRIMARY KEY,
    ProductCode TEXT NOT NULL COLLATE BINARY,
    CategoryName TEXT NULL,
    CONSTRAINT UX_sales_Product_ProductCode UNIQUE (ProductCode)
);
INSERT OR IGNORE INTO sales_Product (ProductKey, ProductCode, CategoryName) VALUES (0, 'Unknown', NULL);

CREATE TABLE IF NOT EXISTS sales_SalesTransaction (
    CustomerKey INTEGER NOT NULL,
    SaleKey INTEGER NOT NULL,
    ProductKey INTEGER NOT NULL,
    OrderDate INTEGER NOT NULL,
    OrderId TEXT NOT NULL COLLATE BINARY,
    Quantity INTEGER NULL,
    Amount INTEGER NOT NULL,
    IsReturn INTEGER NOT NULL,
    LoadKey INTEGER NOT NULL,
    CONSTRAINT PK_sales_SalesTransaction PRIMARY KEY (CustomerKey, SaleKey)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS sales_CustomerAttribute (
    CustomerKey INTEGER NOT NULL,
    AttributeName TEXT NOT NULL,
    AttributeValue TEXT NOT NULL COLLATE BINARY,
    ValidFromDate INTEGER NOT NULL,
    LastSeenDate INTEGER NOT NULL,
    CONSTRAINT PK_sales_CustomerAttribute PRIMARY KEY (CustomerKey, AttributeName)
) WITHOUT ROWID;
