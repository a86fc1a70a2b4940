-- 0008_CreateLoadDefinition: what is loaded on a schedule, and what a run had seen of the loads.
-- Grain: one row per load definition; one column more per run.
-- Why: the job server and the console read the same definition, so a load can be repeated by hand. Run.LastLoadKey tells whether anything was loaded
-- since, without comparing the clocks of two machines; NULL for runs made before.
-- Idempotent: yes.
IF OBJECT_ID(N'etl.LoadDefinition', N'U') IS NULL
CREATE TABLE etl.LoadDefinition (
    LoadDefinitionKey int IDENTITY(1, 1) NOT NULL,
    LoadName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    SourceKind varchar(20) NOT NULL,
    LoadKind varchar(20) NOT NULL,
    SourceText nvarchar(400) NOT NULL,
    FilePattern nvarchar(100) NULL,
    OptionsJson nvarchar(max) NOT NULL,
    TimeZoneId varchar(100) NOT NULL,
    CronExpression varchar(100) NULL,
    IsEnabled bit NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    ChangedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_etl_LoadDefinition PRIMARY KEY CLUSTERED (LoadDefinitionKey),
    CONSTRAINT UX_etl_LoadDefinition_LoadName UNIQUE (LoadName),
    CONSTRAINT CK_etl_LoadDefinition_SourceKind CHECK (SourceKind IN ('folder', 'table')),
    CONSTRAINT CK_etl_LoadDefinition_LoadKind CHECK (LoadKind IN ('transactions', 'customers'))
);

IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'etl.Run') AND c.name = N'LastLoadKey')
ALTER TABLE etl.Run ADD LastLoadKey int NULL;
