-- 0001_CreateEtl: programs, runs, loads, rejects and the calendar.
-- Grain: one row per program; per run; per load; per rejected line; per calendar day.
-- Why: the ledger of what was loaded and computed; `schema.Object` of SQL Server is `schema_Object` here.
-- Dates are INTEGER days since 1970-01-01, instants TEXT ISO 8601 UTC, money INTEGER ten-thousandths.
-- Idempotent: yes.
CREATE TABLE IF NOT EXISTS etl_Program (
    ProgramKey INTEGER NOT NULL CONSTRAINT PK_etl_Program PRIMARY KEY,
    ProgramName TEXT NOT NULL COLLATE BINARY,
    Description TEXT NOT NULL,
    FilterText TEXT NULL,
    CurrencyCode TEXT NULL,
    TimeZoneId TEXT NOT NULL,
    CronExpression TEXT NULL,
    FreshnessLimitDays INTEGER NOT NULL,
    OptionsJson TEXT NOT NULL,
    IsActive INTEGER NOT NULL,
    LatestRunKey INTEGER NULL,
    CreatedAt TEXT NOT NULL,
    ChangedAt TEXT NOT NULL,
    CONSTRAINT UX_etl_Program_ProgramName UNIQUE (ProgramName)
);

-- The one program everybody has: all defaults.
INSERT INTO etl_Program (ProgramName, Description, FilterText, CurrencyCode, TimeZoneId, CronExpression, FreshnessLimitDays, OptionsJson, IsActive, LatestRunKey, CreatedAt, ChangedAt)
SELECT 'default', 'What `rfmbatch run` runs where no program is named.', NULL, NULL, 'UTC', NULL, 7, '{}', 1, NULL, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
WHERE NOT EXISTS (SELECT 1 AS IsThere FROM etl_Program AS p WHERE p.ProgramName = 'default');

CREATE TABLE IF NOT EXISTS etl_Run (
    RunKey INTEGER NOT NULL CONSTRAINT PK_etl_Run PRIMARY KEY AUTOINCREMENT,
    ProgramKey INTEGER NOT NULL,
    RunToken TEXT NOT NULL,
    Status TEXT NOT NULL,
    IsCurrent INTEGER NOT NULL,
    AsOfDate INTEGER NOT NULL,
    ObservedToDate INTEGER NOT NULL,
    WindowStartDate INTEGER NULL,
    PreviousRunKey INTEGER NULL,
    PreviousObservedToDate INTEGER NULL,
    StartedAt TEXT NOT NULL,
    FinishedAt TEXT NULL,
    PublishedAt TEXT NULL,
    RuleSetName TEXT NOT NULL,
    BinCount INTEGER NOT NULL,
    CustomerCount INTEGER NULL,
    ScoredCustomerCount INTEGER NULL,
    OrderCount INTEGER NULL,
    RevenueAmount INTEGER NULL,
    ConfigurationHash TEXT NOT NULL,
    Seed INTEGER NOT NULL,
    OptionsJson TEXT NOT NULL,
    CodeVersion TEXT NOT NULL,
    HasCustomerRows INTEGER NOT NULL,
    FailureText TEXT NULL,
    CONSTRAINT FK_etl_Run_etl_Program FOREIGN KEY (ProgramKey) REFERENCES etl_Program (ProgramKey),
    CONSTRAINT CK_etl_Run_Status CHECK (Status IN ('Running', 'Published', 'Held', 'Trial', 'Failed', 'Abandoned', 'Unpublished'))
);
CREATE INDEX IF NOT EXISTS IX_etl_Run_ProgramKey_AsOfDate ON etl_Run (ProgramKey, AsOfDate);

CREATE TABLE IF NOT EXISTS etl_Load (
    LoadKey INTEGER NOT NULL CONSTRAINT PK_etl_Load PRIMARY KEY AUTOINCREMENT,
    LoadKind TEXT NOT NULL,
    SourceName TEXT NOT NULL,
    SourceHash TEXT NULL,
    Status TEXT NOT NULL,
    StartedAt TEXT NOT NULL,
    FinishedAt TEXT NULL,
    RowsRead INTEGER NOT NULL,
    RowsLoaded INTEGER NOT NULL,
    RowsDropped INTEGER NOT NULL,
    RowsRejected INTEGER NOT NULL,
    AmountLoaded INTEGER NOT NULL,
    FirstOrderDate INTEGER NULL,
    LastOrderDate INTEGER NULL,
    OptionsJson TEXT NOT NULL,
    FailureText TEXT NULL,
    CONSTRAINT CK_etl_Load_LoadKind CHECK (LoadKind IN ('transactions', 'customers')),
    CONSTRAINT CK_etl_Load_Status CHECK (Status IN ('Running', 'Completed', 'Failed', 'Abandoned'))
);
CREATE INDEX IF NOT EXISTS IX_etl_Load_SourceHash ON etl_Load (SourceHash);

CREATE TABLE IF NOT EXISTS etl_RejectedRow (
    LoadKey INTEGER NOT NULL,
    LineNumber INTEGER NOT NULL,
    ReasonCode TEXT NOT NULL,
    ColumnName TEXT NULL,
    RawText TEXT NULL,
    CONSTRAINT PK_etl_RejectedRow PRIMARY KEY (LoadKey, LineNumber),
    CONSTRAINT FK_etl_RejectedRow_etl_Load FOREIGN KEY (LoadKey) REFERENCES etl_Load (LoadKey)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS etl_CalendarDate (
    CalendarDate INTEGER NOT NULL CONSTRAINT PK_etl_CalendarDate PRIMARY KEY,
    DateKey INTEGER NOT NULL,
    YearNumber INTEGER NOT NULL,
    QuarterNumber INTEGER NOT NULL,
    MonthNumber INTEGER NOT NULL,
    MonthName TEXT NOT NULL,
    YearMonth TEXT NOT NULL,
    IsoWeek TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS etl_ViewVersion (
    ViewName TEXT NOT NULL CONSTRAINT PK_etl_ViewVersion PRIMARY KEY,
    TextHash TEXT NOT NULL,
    DeployedAt TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS etl_Dictionary (
    ObjectName TEXT NOT NULL,
    ColumnName TEXT NOT NULL,
    Unit TEXT NOT NULL,
    Description TEXT NOT NULL,
    CONSTRAINT PK_etl_Dictionary PRIMARY KEY (ObjectName, ColumnName)
);
