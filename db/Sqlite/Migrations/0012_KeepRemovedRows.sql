-- 0012_KeepRemovedRows: rows that a later load replaced or took back, and what each load holds by day.
-- Grain: columns more per transaction line, customer, product and load; one row per load and day; per load, day and removal that was
-- undone; per load and earlier load with equal rows.
-- Why: a load is never changed. RemovedByLoadKey names the load since which a row no longer counts; runs whose last load is earlier
-- still count it. All rows of a load and day are removed together, because a replacement takes a source's days whole: LoadDay says so
-- once, RestoredDay keeps the span in which a day was hidden by a replacement that was undone. Customers and products are hidden when
-- the last load that names them is undone.
-- Since: 0.2.
-- Idempotent: no; SQLite has no conditional ALTER TABLE, the journal guards it.
ALTER TABLE sales_SalesTransaction ADD COLUMN RemovedByLoadKey INTEGER NULL;
ALTER TABLE sales_Customer ADD COLUMN RemovedByLoadKey INTEGER NULL;
ALTER TABLE sales_Product ADD COLUMN RemovedByLoadKey INTEGER NULL;
ALTER TABLE etl_Load ADD COLUMN SourceLabel TEXT NULL;
ALTER TABLE etl_Load ADD COLUMN UndoesLoadKey INTEGER NULL;
ALTER TABLE etl_Load ADD COLUMN RowsOverlapping INTEGER NOT NULL DEFAULT 0;
ALTER TABLE etl_Load ADD COLUMN RowsSkipped INTEGER NOT NULL DEFAULT 0;
ALTER TABLE etl_Load ADD COLUMN RowsFiltered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE etl_Load ADD COLUMN RowsReplaced INTEGER NOT NULL DEFAULT 0;
ALTER TABLE etl_Load ADD COLUMN HasValueHistory INTEGER NOT NULL DEFAULT 0;

CREATE TABLE IF NOT EXISTS sales_LoadDay (
    LoadKey INTEGER NOT NULL,
    OrderDate INTEGER NOT NULL,
    RowsLoaded INTEGER NOT NULL,
    AmountLoaded INTEGER NOT NULL,
    SalesAmount INTEGER NOT NULL,
    RemovedByLoadKey INTEGER NULL,
    IsPurged INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT PK_sales_LoadDay PRIMARY KEY (LoadKey, OrderDate)
) WITHOUT ROWID;
INSERT INTO sales_LoadDay (LoadKey, OrderDate, RowsLoaded, AmountLoaded, SalesAmount)
SELECT
    t.LoadKey AS LoadKey,
    t.OrderDate AS OrderDate,
    COUNT(*) AS RowsLoaded,
    SUM(t.Amount) AS AmountLoaded,
    SUM(CASE WHEN t.IsReturn = 0 THEN t.Amount ELSE 0 END) AS SalesAmount
FROM sales_SalesTransaction AS t
GROUP BY
    t.LoadKey,
    t.OrderDate;

CREATE TABLE IF NOT EXISTS sales_RestoredDay (
    LoadKey INTEGER NOT NULL,
    OrderDate INTEGER NOT NULL,
    RemovedByLoadKey INTEGER NOT NULL,
    RestoredByLoadKey INTEGER NOT NULL,
    CONSTRAINT PK_sales_RestoredDay PRIMARY KEY (LoadKey, OrderDate, RemovedByLoadKey)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS sales_LoadOverlap (
    LoadKey INTEGER NOT NULL,
    EarlierLoadKey INTEGER NOT NULL,
    RowsOverlapping INTEGER NOT NULL,
    RowsSkipped INTEGER NOT NULL,
    CONSTRAINT PK_sales_LoadOverlap PRIMARY KEY (LoadKey, EarlierLoadKey)
) WITHOUT ROWID;
