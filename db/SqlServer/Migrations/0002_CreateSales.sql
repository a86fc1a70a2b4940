-- 0002_CreateSales: customers, products, accepted transaction lines and customer attributes.
-- Grain: one row per customer; per product; per accepted line; per customer and attribute (the last value).
-- Why: SalesTransaction is clustered by customer, so that the one aggregate query of a run reads it in order, without a sort.
-- External keys compare by code point (BIN2), as in SQLite and C#.
-- Idempotent: yes.
IF OBJECT_ID(N'sales.Customer', N'U') IS NULL
CREATE TABLE sales.Customer (
    CustomerKey int IDENTITY(1, 1) NOT NULL,
    CustomerId nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    FirstOrderDate date NULL,
    LastOrderDate date NULL,
    CONSTRAINT PK_sales_Customer PRIMARY KEY CLUSTERED (CustomerKey),
    CONSTRAINT UX_sales_Customer_CustomerId UNIQUE (CustomerId)
);

IF OBJECT_ID(N'sales.Product', N'U') IS NULL
CREATE TABLE sales.Product (
    ProductKey int IDENTITY(1, 1) NOT NULL,
    ProductCode nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CategoryName nvarchar(100) NULL,
    CONSTRAINT PK_sales_Product PRIMARY KEY CLUSTERED (ProductKey),
    CONSTRAINT UX_sales_Product_ProductCode UNIQUE (ProductCode)
);
IF NOT EXISTS (SELECT 1 AS IsThere FROM sales.Product AS p WHERE p.ProductKey = 0)
BEGIN
    SET IDENTITY_INSERT sales.Product ON;
    INSERT INTO sales.Product (ProductKey, ProductCode, CategoryName) VALUES (0, N'Unknown', NULL);
    SET IDENTITY_INSERT sales.Product OFF;
END;

IF OBJECT_ID(N'sales.SalesTransaction', N'U') IS NULL
CREATE TABLE sales.SalesTransaction (
    CustomerKey int NOT NULL,
    SaleKey bigint NOT NULL,
    ProductKey int NOT NULL,
    OrderDate date NOT NULL,
    OrderId nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Quantity decimal(19, 4) NULL,
    Amount decimal(19, 4) NOT NULL,
    IsReturn bit NOT NULL,
    LoadKey int NOT NULL,
    CONSTRAINT PK_sales_SalesTransaction PRIMARY KEY CLUSTERED (CustomerKey, SaleKey)
);

IF OBJECT_ID(N'sales.CustomerAttribute', N'U') IS NULL
CREATE TABLE sales.CustomerAttribute (
    CustomerKey int NOT NULL,
    AttributeName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    AttributeValue nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ValidFromDate date NOT NULL,
    LastSeenDate date NOT NULL,
    CONSTRAINT PK_sales_CustomerAttribute PRIMARY KEY CLUSTERED (CustomerKey, AttributeName)
);
