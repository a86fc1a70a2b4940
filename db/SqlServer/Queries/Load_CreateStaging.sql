-- Load_CreateStaging: the tables of one load's rows on their way in, for the session alone.
-- Grain: one row per line, per rejected line, per customer and attribute;
-- a row without AttributeName only names a customer, who may have neither sales nor attributes.
-- Why: temporary tables need no rights, hold nobody's locks but their session's, give their pages back
-- and are gone with it, however it ends. Without constraints and keys, for bulk copy fills them. Texts state their collation: that of
--   tempdb is the server's, not the database's. Executed without parameters, or the tables would end with the statement.
-- Parameters: none.
-- Idempotent: yes; rows of an earlier load of the session are gone.
DROP TABLE IF EXISTS #StagingTransaction;
DROP TABLE IF EXISTS #StagingRejectedRow;
DROP TABLE IF EXISTS #StagingCustomerAttribute;
CREATE TABLE #StagingTransaction (
    LineNumber bigint NOT NULL,
    CustomerId nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    OrderId nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    OrderDate date NOT NULL,
    ProductCode nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    CategoryName nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    Quantity decimal(19, 4) NULL,
    Amount decimal(19, 4) NOT NULL,
    IsReturn bit NOT NULL
);
CREATE TABLE #StagingRejectedRow (
    LineNumber bigint NOT NULL,
    ReasonCode varchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ColumnName nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    RawText nvarchar(4000) COLLATE Latin1_General_100_BIN2 NULL
);
CREATE TABLE #StagingCustomerAttribute (
    LineNumber bigint NOT NULL,
    CustomerId nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    AttributeName nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    AttributeValue nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    ValidFromDate date NULL,
    LastSeenDate date NULL,
    IsWholeStretch bit NULL
);
