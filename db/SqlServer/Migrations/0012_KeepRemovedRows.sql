-- 0012_KeepRemovedRows: rows that a later load replaced or took back, and what each load holds by day.
-- Grain: columns more per transaction line, customer, product and load; one row per load and day; per load, day and removal that was
-- undone; per load and earlier load with equal rows.
-- Why: a load is never changed. RemovedByLoadKey names the load since which a row no longer counts; runs whose last load is earlier
-- still count it. All rows of a load and day are removed together, because a replacement takes a source's days whole: LoadDay says so
-- once, RestoredDay keeps the span in which a day was hidden by a replacement that was undone. Customers and products are hidden when
-- the last load that names them is undone.
-- Since: 0.2.
-- Idempotent: yes.
IF NOT EXISTS (
    SELECT 1 AS IsThere FROM sys.columns AS c
    WHERE c.object_id = OBJECT_ID(N'sales.SalesTransaction') AND c.name = N'RemovedByLoadKey'
)
ALTER TABLE sales.SalesTransaction ADD RemovedByLoadKey int NULL;

IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'sales.Customer') AND c.name = N'RemovedByLoadKey')
ALTER TABLE sales.Customer ADD RemovedByLoadKey int NULL;

IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'sales.Product') AND c.name = N'RemovedByLoadKey')
ALTER TABLE sales.Product ADD RemovedByLoadKey int NULL;

IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'etl.Load') AND c.name = N'SourceLabel')
BEGIN
ALTER TABLE etl.Load ADD SourceLabel nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE etl.Load ADD UndoesLoadKey int NULL;
ALTER TABLE etl.Load ADD RowsOverlapping bigint NOT NULL CONSTRAINT DF_etl_Load_RowsOverlapping DEFAULT 0;
ALTER TABLE etl.Load ADD RowsSkipped bigint NOT NULL CONSTRAINT DF_etl_Load_RowsSkipped DEFAULT 0;
ALTER TABLE etl.Load ADD RowsFiltered bigint NOT NULL CONSTRAINT DF_etl_Load_RowsFiltered DEFAULT 0;
ALTER TABLE etl.Load ADD RowsReplaced bigint NOT NULL CONSTRAINT DF_etl_Load_RowsReplaced DEFAULT 0;
ALTER TABLE etl.Load ADD HasValueHistory bit NOT NULL CONSTRAINT DF_etl_Load_HasValueHistory DEFAULT 0;
END;

IF OBJECT_ID(N'sales.LoadDay', N'U') IS NULL
CREATE TABLE sales.LoadDay (
    LoadKey int NOT NULL,
    OrderDate date NOT NULL,
    RowsLoaded bigint NOT NULL,
    AmountLoaded decimal(19, 4) NOT NULL,
    SalesAmount decimal(19, 4) NOT NULL,
    RemovedByLoadKey int NULL,
    IsPurged bit NOT NULL CONSTRAINT DF_sales_LoadDay_IsPurged DEFAULT 0,
    CONSTRAINT PK_sales_LoadDay PRIMARY KEY CLUSTERED (LoadKey, OrderDate)
);
IF NOT EXISTS (SELECT 1 AS IsThere FROM sales.LoadDay AS d)
INSERT INTO sales.LoadDay (LoadKey, OrderDate, RowsLoaded, AmountLoaded, SalesAmount)
SELECT
    t.LoadKey AS LoadKey,
    t.OrderDate AS OrderDate,
    COUNT_BIG(*) AS RowsLoaded,
    SUM(t.Amount) AS AmountLoaded,
    SUM(CASE WHEN t.IsReturn = 0 THEN t.Amount ELSE 0 END) AS SalesAmount
FROM sales.SalesTransaction AS t
GROUP BY
    t.LoadKey,
    t.OrderDate;

IF OBJECT_ID(N'sales.RestoredDay', N'U') IS NULL
CREATE TABLE sales.RestoredDay (
    LoadKey int NOT NULL,
    OrderDate date NOT NULL,
    RemovedByLoadKey int NOT NULL,
    RestoredByLoadKey int NOT NULL,
    CONSTRAINT PK_sales_RestoredDay PRIMARY KEY CLUSTERED (LoadKey, OrderDate, RemovedByLoadKey)
);

IF OBJECT_ID(N'sales.LoadOverlap', N'U') IS NULL
CREATE TABLE sales.LoadOverlap (
    LoadKey int NOT NULL,
    EarlierLoadKey int NOT NULL,
    RowsOverlapping bigint NOT NULL,
    RowsSkipped bigint NOT NULL,
    CONSTRAINT PK_sales_LoadOverlap PRIMARY KEY CLUSTERED (LoadKey, EarlierLoadKey)
);
