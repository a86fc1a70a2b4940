-- Load_CreateStaging: the tables of one table load's rows on their way in, for the connection alone.
-- Grain: one row per customer and per product that the load names, per line, per customer and attribute, per rejected line; and per
-- customer and product whose key is known.
-- Why: as in the other store; a load of a file writes its rows at once and stages nothing.
-- Parameters: none.
-- Idempotent: yes; rows of an earlier load of the connection are gone.
DROP TABLE IF EXISTS temp.StagingCustomer;
DROP TABLE IF EXISTS temp.StagingProduct;
DROP TABLE IF EXISTS temp.StagingTransaction;
DROP TABLE IF EXISTS temp.StagingCustomerAttribute;
DROP TABLE IF EXISTS temp.StagingRejectedRow;
DROP TABLE IF EXISTS temp.NumberedCustomer;
DROP TABLE IF EXISTS temp.NumberedProduct;
CREATE TEMP TABLE StagingCustomer (
    CustomerNumber INTEGER NOT NULL,
    CustomerId TEXT NOT NULL UNIQUE,
    FirstOrderDate INTEGER NULL,
    LastOrderDate INTEGER NULL
);
CREATE TEMP TABLE StagingProduct (
    ProductNumber INTEGER NOT NULL,
    ProductCode TEXT NOT NULL UNIQUE,
    CategoryName TEXT NULL
);
CREATE TEMP TABLE StagingTransaction (
    RowNumber INTEGER NOT NULL,
    CustomerNumber INTEGER NOT NULL,
    ProductNumber INTEGER NULL,
    OrderDate INTEGER NOT NULL,
    OrderId TEXT NOT NULL,
    Quantity INTEGER NULL,
    Amount INTEGER NOT NULL,
    IsReturn INTEGER NOT NULL
);
CREATE TEMP TABLE StagingCustomerAttribute (
    CustomerNumber INTEGER NOT NULL,
    AttributeName TEXT NOT NULL,
    AttributeValue TEXT NOT NULL,
    ValidFromDate INTEGER NOT NULL,
    LastSeenDate INTEGER NOT NULL,
    IsWholeStretch INTEGER NOT NULL
);
CREATE TEMP TABLE StagingRejectedRow (
    LineNumber INTEGER NOT NULL,
    ReasonCode TEXT NOT NULL,
    ColumnName TEXT NULL,
    RawText TEXT NULL
);
CREATE TEMP TABLE NumberedCustomer (
    CustomerNumber INTEGER NOT NULL PRIMARY KEY,
    CustomerKey INTEGER NOT NULL
);
CREATE TEMP TABLE NumberedProduct (
    ProductNumber INTEGER NOT NULL PRIMARY KEY,
    ProductKey INTEGER NOT NULL
);
