-- Load_CreateMatching: the tables in which a load is compared with earlier ones, for the connection alone.
-- Grain: one row per earlier load and day that the load has too; per row that an earlier load has; per earlier load and day that is
-- replaced; per customer whose rows came or went; per customer and attribute.
-- Why: columns are named unlike those of the tables they are compared with, so that an UPDATE needs no alias, which engines write unlike.
-- Parameters: none.
-- Idempotent: yes; rows of an earlier load of the connection are gone.
DROP TABLE IF EXISTS temp.OverlapDay;
DROP TABLE IF EXISTS temp.Overlap;
DROP TABLE IF EXISTS temp.ReplacedDay;
DROP TABLE IF EXISTS temp.AffectedCustomer;
DROP TABLE IF EXISTS temp.FoldedAttribute;
CREATE TEMP TABLE OverlapDay (
    EarlierLoadKey INTEGER NOT NULL,
    OverlapDate INTEGER NOT NULL,
    PRIMARY KEY (OverlapDate, EarlierLoadKey)
) WITHOUT ROWID;
CREATE TEMP TABLE Overlap (
    CustomerKey INTEGER NOT NULL,
    SaleKey INTEGER NOT NULL,
    OrderDate INTEGER NOT NULL,
    Amount INTEGER NOT NULL,
    IsReturn INTEGER NOT NULL,
    EarlierLoadKey INTEGER NOT NULL
);
CREATE TEMP TABLE ReplacedDay (
    ReplacedLoadKey INTEGER NOT NULL,
    ReplacedDate INTEGER NOT NULL,
    PRIMARY KEY (ReplacedLoadKey, ReplacedDate)
) WITHOUT ROWID;
CREATE TEMP TABLE AffectedCustomer (
    AffectedKey INTEGER NOT NULL PRIMARY KEY
);
CREATE TEMP TABLE FoldedAttribute (
    CustomerKey INTEGER NOT NULL,
    AttributeName TEXT NOT NULL,
    AttributeValue TEXT NOT NULL,
    ValidFromDate INTEGER NOT NULL,
    LastSeenDate INTEGER NOT NULL
);
