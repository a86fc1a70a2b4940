-- Load_CreateMatching: the tables in which a load is compared with earlier ones, for the session alone.
-- Grain: one row per earlier load and day that the load has too; per row that an earlier load has; per earlier load and day that is
-- replaced; per customer whose rows came or went; per customer and attribute.
-- Why: columns are named unlike those of the tables they are compared with, so that an UPDATE needs no alias, which engines write unlike.
-- Parameters: none.
-- Idempotent: yes; rows of an earlier load of the session are gone.
DROP TABLE IF EXISTS #OverlapDay;
DROP TABLE IF EXISTS #Overlap;
DROP TABLE IF EXISTS #ReplacedDay;
DROP TABLE IF EXISTS #AffectedCustomer;
DROP TABLE IF EXISTS #FoldedAttribute;
CREATE TABLE #OverlapDay (
    EarlierLoadKey int NOT NULL,
    OverlapDate date NOT NULL,
    PRIMARY KEY (OverlapDate, EarlierLoadKey)
);
CREATE TABLE #Overlap (
    CustomerKey int NOT NULL,
    SaleKey bigint NOT NULL,
    OrderDate date NOT NULL,
    Amount decimal(19, 4) NOT NULL,
    IsReturn bit NOT NULL,
    EarlierLoadKey int NOT NULL
);
CREATE TABLE #ReplacedDay (
    ReplacedLoadKey int NOT NULL,
    ReplacedDate date NOT NULL,
    PRIMARY KEY (ReplacedLoadKey, ReplacedDate)
);
CREATE TABLE #AffectedCustomer (
    AffectedKey int NOT NULL,
    PRIMARY KEY (AffectedKey)
);
CREATE TABLE #FoldedAttribute (
    CustomerKey int NOT NULL,
    AttributeName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    AttributeValue nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ValidFromDate date NOT NULL,
    LastSeenDate date NOT NULL
);
