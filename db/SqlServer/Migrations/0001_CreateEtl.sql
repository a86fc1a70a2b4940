-- 0001_CreateEtl: schemas, programs, runs, loads, rejects, the calendar and the staging tables of loads.
-- Grain: one row per program; per run; per load; per rejected line; per calendar day; staging: one row per line or value on its way in.
-- Why: the ledger of what was loaded and computed. All schemas belong to dbo, so that ownership chains let a reader of bi do without rights on tables.
-- nvarchar(max) only where a JSON text has no natural bound.
-- Idempotent: yes.
IF SCHEMA_ID(N'etl') IS NULL EXEC (N'CREATE SCHEMA etl AUTHORIZATION dbo;');
IF SCHEMA_ID(N'sales') IS NULL EXEC (N'CREATE SCHEMA sales AUTHORIZATION dbo;');
IF SCHEMA_ID(N'rfm') IS NULL EXEC (N'CREATE SCHEMA rfm AUTHORIZATION dbo;');
IF SCHEMA_ID(N'bi') IS NULL EXEC (N'CREATE SCHEMA bi AUTHORIZATION dbo;');

IF OBJECT_ID(N'etl.Program', N'U') IS NULL
CREATE TABLE etl.Program (
    ProgramKey int IDENTITY(1, 1) NOT NULL,
    ProgramName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Description nvarchar(1000) NOT NULL,
    FilterText nvarchar(400) NULL,
    CurrencyCode varchar(3) NULL,
    TimeZoneId varchar(100) NOT NULL,
    CronExpression varchar(100) NULL,
    FreshnessLimitDays int NOT NULL,
    OptionsJson nvarchar(max) NOT NULL,
    IsActive bit NOT NULL,
    LatestRunKey int NULL,
    CreatedAt datetime2(3) NOT NULL,
    ChangedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_etl_Program PRIMARY KEY CLUSTERED (ProgramKey),
    CONSTRAINT UX_etl_Program_ProgramName UNIQUE (ProgramName)
);

-- The one program everybody has: all defaults.
IF NOT EXISTS (SELECT 1 AS IsThere FROM etl.Program AS p WHERE p.ProgramName = N'default')
INSERT INTO etl.Program (ProgramName, Description, FilterText, CurrencyCode, TimeZoneId, CronExpression, FreshnessLimitDays, OptionsJson, IsActive, LatestRunKey, CreatedAt, ChangedAt)
VALUES (N'default', N'What `rfmbatch run` runs where no program is named.', NULL, NULL, 'UTC', NULL, 7, N'{}', 1, NULL, SYSUTCDATETIME(), SYSUTCDATETIME());

IF OBJECT_ID(N'etl.Run', N'U') IS NULL
BEGIN
CREATE TABLE etl.Run (
    RunKey int IDENTITY(1, 1) NOT NULL,
    ProgramKey int NOT NULL,
    RunToken varchar(64) NOT NULL,
    Status varchar(20) NOT NULL,
    IsCurrent bit NOT NULL,
    AsOfDate date NOT NULL,
    ObservedToDate date NOT NULL,
    WindowStartDate date NULL,
    PreviousRunKey int NULL,
    PreviousObservedToDate date NULL,
    StartedAt datetime2(3) NOT NULL,
    FinishedAt datetime2(3) NULL,
    PublishedAt datetime2(3) NULL,
    RuleSetName nvarchar(100) NOT NULL,
    BinCount int NOT NULL,
    CustomerCount int NULL,
    ScoredCustomerCount int NULL,
    OrderCount bigint NULL,
    RevenueAmount decimal(19, 4) NULL,
    ConfigurationHash varchar(64) NOT NULL,
    Seed int NOT NULL,
    OptionsJson nvarchar(max) NOT NULL,
    CodeVersion varchar(100) NOT NULL,
    HasCustomerRows bit NOT NULL,
    FailureText nvarchar(2000) NULL,
    CONSTRAINT PK_etl_Run PRIMARY KEY CLUSTERED (RunKey),
    CONSTRAINT FK_etl_Run_etl_Program FOREIGN KEY (ProgramKey) REFERENCES etl.Program (ProgramKey),
    CONSTRAINT CK_etl_Run_Status CHECK (Status IN ('Running', 'Published', 'Held', 'Trial', 'Failed', 'Abandoned', 'Unpublished'))
);
CREATE NONCLUSTERED INDEX IX_etl_Run_ProgramKey_AsOfDate ON etl.Run (ProgramKey, AsOfDate);
END;

IF OBJECT_ID(N'etl.Load', N'U') IS NULL
BEGIN
CREATE TABLE etl.Load (
    LoadKey int IDENTITY(1, 1) NOT NULL,
    LoadKind varchar(20) NOT NULL,
    SourceName nvarchar(400) NOT NULL,
    SourceHash varchar(64) NULL,
    Status varchar(20) NOT NULL,
    StartedAt datetime2(3) NOT NULL,
    FinishedAt datetime2(3) NULL,
    RowsRead bigint NOT NULL,
    RowsLoaded bigint NOT NULL,
    RowsDropped bigint NOT NULL,
    RowsRejected bigint NOT NULL,
    AmountLoaded decimal(19, 4) NOT NULL,
    FirstOrderDate date NULL,
    LastOrderDate date NULL,
    OptionsJson nvarchar(max) NOT NULL,
    FailureText nvarchar(2000) NULL,
    CONSTRAINT PK_etl_Load PRIMARY KEY CLUSTERED (LoadKey),
    CONSTRAINT CK_etl_Load_LoadKind CHECK (LoadKind IN ('transactions', 'customers')),
    CONSTRAINT CK_etl_Load_Status CHECK (Status IN ('Running', 'Completed', 'Failed', 'Abandoned'))
);
CREATE NONCLUSTERED INDEX IX_etl_Load_SourceHash ON etl.Load (SourceHash);
END;

IF OBJECT_ID(N'etl.RejectedRow', N'U') IS NULL
CREATE TABLE etl.RejectedRow (
    LoadKey int NOT NULL,
    LineNumber bigint NOT NULL,
    ReasonCode varchar(50) NOT NULL,
    ColumnName nvarchar(100) NULL,
    RawText nvarchar(4000) NULL,
    CONSTRAINT PK_etl_RejectedRow PRIMARY KEY CLUSTERED (LoadKey, LineNumber),
    CONSTRAINT FK_etl_RejectedRow_etl_Load FOREIGN KEY (LoadKey) REFERENCES etl.Load (LoadKey)
);

IF OBJECT_ID(N'etl.CalendarDate', N'U') IS NULL
CREATE TABLE etl.CalendarDate (
    CalendarDate date NOT NULL,
    DateKey int NOT NULL,
    YearNumber int NOT NULL,
    QuarterNumber int NOT NULL,
    MonthNumber int NOT NULL,
    MonthName varchar(20) NOT NULL,
    YearMonth varchar(7) NOT NULL,
    IsoWeek varchar(8) NOT NULL,
    CONSTRAINT PK_etl_CalendarDate PRIMARY KEY CLUSTERED (CalendarDate)
);

IF OBJECT_ID(N'etl.ViewVersion', N'U') IS NULL
CREATE TABLE etl.ViewVersion (
    ViewName varchar(100) NOT NULL,
    TextHash varchar(64) NOT NULL,
    DeployedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_etl_ViewVersion PRIMARY KEY CLUSTERED (ViewName)
);

IF OBJECT_ID(N'etl.Dictionary', N'U') IS NULL
CREATE TABLE etl.Dictionary (
    ObjectName varchar(100) NOT NULL,
    ColumnName varchar(100) NOT NULL,
    Unit nvarchar(100) NOT NULL,
    Description nvarchar(1000) NOT NULL,
    CONSTRAINT PK_etl_Dictionary PRIMARY KEY CLUSTERED (ObjectName, ColumnName)
);

-- Staging is filled by bulk copy: no key, no index, no constraint. Rows carry their load or run, so that two writers never meet.
IF OBJECT_ID(N'etl.StagingTransaction', N'U') IS NULL
CREATE TABLE etl.StagingTransaction (
    LoadKey int NOT NULL,
    LineNumber bigint NOT NULL,
    CustomerId nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    OrderId nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    OrderDate date NOT NULL,
    ProductCode nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    CategoryName nvarchar(100) NULL,
    Quantity decimal(19, 4) NULL,
    Amount decimal(19, 4) NOT NULL,
    IsReturn bit NOT NULL
);

IF OBJECT_ID(N'etl.StagingRejectedRow', N'U') IS NULL
CREATE TABLE etl.StagingRejectedRow (
    LoadKey int NOT NULL,
    LineNumber bigint NOT NULL,
    ReasonCode varchar(50) NOT NULL,
    ColumnName nvarchar(100) NULL,
    RawText nvarchar(4000) NULL
);

-- A row without AttributeName only names a customer, who may have neither sales nor attributes.
IF OBJECT_ID(N'etl.StagingCustomerAttribute', N'U') IS NULL
CREATE TABLE etl.StagingCustomerAttribute (
    LoadKey int NOT NULL,
    LineNumber bigint NOT NULL,
    CustomerId nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    AttributeName nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    AttributeValue nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    ValidFromDate date NULL,
    LastSeenDate date NULL,
    IsWholeStretch bit NULL
);

IF OBJECT_ID(N'etl.StagingCustomerRfm', N'U') IS NULL
CREATE TABLE etl.StagingCustomerRfm (
    RunKey int NOT NULL,
    CustomerKey int NOT NULL,
    SegmentKey int NOT NULL,
    ClusterKey int NOT NULL,
    HierarchyClusterKey int NOT NULL,
    RecencyDays int NULL,
    OrderCount int NOT NULL,
    FrequencyCount int NOT NULL,
    RevenueAmount decimal(19, 4) NOT NULL,
    MonetaryAmount decimal(19, 4) NULL,
    FirstOrderDate date NULL,
    LastOrderDate date NULL,
    RecencyScore int NULL,
    FrequencyScore int NULL,
    MonetaryScore int NULL,
    ProbabilityAlive float(53) NULL,
    ExpectedOrders12M float(53) NULL,
    PredictedValue12MAmount decimal(19, 4) NULL,
    PredictedValue12MLowAmount decimal(19, 4) NULL,
    PredictedValue12MHighAmount decimal(19, 4) NULL
);
