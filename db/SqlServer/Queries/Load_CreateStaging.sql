-- Load_CreateStaging: the tables of one load's rows on their way in, for the session alone.
-- Grain: one row per customer and per product that the load names, per line, per customer and attribute, per rejected line; and per
-- customer and product whose key is known.
-- Why: temporary tables need no rights, hold nobody's locks but their session's, give their pages back and are gone with it, however it
-- ends. Lines name customers and products by their numbers in the load. What bulk copy fills has no constraints and no keys, which have
-- no names: two sessions may not have constraints of one name in tempdb. Texts state their collation: that of tempdb is the server's,
-- not the database's. Executed without parameters, or the tables would end with the statement.
-- Parameters: none.
-- Idempotent: yes; rows of an earlier load of the session are gone.
DROP TABLE IF EXISTS #StagingCustomer;
DROP TABLE IF EXISTS #StagingProduct;
DROP TABLE IF EXISTS #StagingTransaction;
DROP TABLE IF EXISTS #StagingCustomerAttribute;
DROP TABLE IF EXISTS #StagingRejectedRow;
DROP TABLE IF EXISTS #NumberedCustomer;
DROP TABLE IF EXISTS #NumberedProduct;
CREATE TABLE #StagingCustomer (
    CustomerNumber int NOT NULL,
    CustomerId nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    FirstOrderDate date NULL,
    LastOrderDate date NULL
);
CREATE TABLE #StagingProduct (
    ProductNumber int NOT NULL,
    ProductCode nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CategoryName nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL
);
CREATE TABLE #StagingTransaction (
    RowNumber bigint NOT NULL,
    CustomerNumber int NOT NULL,
    ProductNumber int NULL,
    OrderDate date NOT NULL,
    OrderId nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Quantity decimal(19, 4) NULL,
    Amount decimal(19, 4) NOT NULL,
    IsReturn bit NOT NULL
);
CREATE TABLE #StagingCustomerAttribute (
    CustomerNumber int NOT NULL,
    AttributeName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    AttributeValue nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ValidFromDate date NOT NULL,
    LastSeenDate date NOT NULL,
    IsWholeStretch bit NOT NULL
);
CREATE TABLE #StagingRejectedRow (
    LineNumber bigint NOT NULL,
    ReasonCode varchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ColumnName nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    RawText nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL
);
CREATE TABLE #NumberedCustomer (
    CustomerNumber int NOT NULL PRIMARY KEY,
    CustomerKey int NOT NULL
);
CREATE TABLE #NumberedProduct (
    ProductNumber int NOT NULL PRIMARY KEY,
    ProductKey int NOT NULL
);
