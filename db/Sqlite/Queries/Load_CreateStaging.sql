-- Load_CreateStaging: the tables of one table load's rows on their way in, for the connection alone.
-- Grain: one row per line, per rejected line, per customer and attribute.
-- Why: as in the other store; a load of a file writes its rows at once and stages nothing.
-- Parameters: none.
-- Idempotent: yes; rows of an earlier load of the connection are gone.
DROP TABLE IF EXISTS temp.StagingTransaction;
DROP TABLE IF EXISTS temp.StagingRejectedRow;
DROP TABLE IF EXISTS temp.StagingCustomerAttribute;
CREATE TEMP TABLE StagingTransaction (
    LineNumber INTEGER NOT NULL,
    CustomerId TEXT NOT NULL,
    OrderId TEXT NOT NULL,
    OrderDate INTEGER NOT NULL,
    ProductCode TEXT NULL,
    CategoryName TEXT NULL,
    Quantity INTEGER NULL,
    Amount INTEGER NOT NULL,
    IsReturn INTEGER NOT NULL
);
CREATE TEMP TABLE StagingRejectedRow (
    LineNumber INTEGER NOT NULL,
    ReasonCode TEXT NOT NULL,
    ColumnName TEXT NULL,
    RawText TEXT NULL
);
CREATE TEMP TABLE StagingCustomerAttribute (
    LineNumber INTEGER NOT NULL,
    CustomerId TEXT NOT NULL,
    AttributeName TEXT NULL,
    AttributeValue TEXT NULL,
    ValidFromDate INTEGER NULL,
    LastSeenDate INTEGER NULL,
    IsWholeStretch INTEGER NULL
);
