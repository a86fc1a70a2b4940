-- 0008_CreateLoadDefinition: what is loaded on a schedule, and what a run had seen of the loads.
-- Grain: one row per load definition; one column more per run.
-- Why: the job server and the console read the same definition, so a load can be repeated by hand. Run.LastLoadKey tells whether anything was loaded
-- since, without comparing the clocks of two machines; NULL for runs made before.
-- Idempotent: no; SQLite adds a column once, the journal guards it.
CREATE TABLE IF NOT EXISTS etl_LoadDefinition (
    LoadDefinitionKey INTEGER NOT NULL CONSTRAINT PK_etl_LoadDefinition PRIMARY KEY,
    LoadName TEXT NOT NULL COLLATE BINARY,
    SourceKind TEXT NOT NULL,
    LoadKind TEXT NOT NULL,
    SourceText TEXT NOT NULL,
    FilePattern TEXT NULL,
    OptionsJson TEXT NOT NULL,
    TimeZoneId TEXT NOT NULL,
    CronExpression TEXT NULL,
    IsEnabled INTEGER NOT NULL,
    CreatedAt TEXT NOT NULL,
    ChangedAt TEXT NOT NULL,
    CONSTRAINT UX_etl_LoadDefinition_LoadName UNIQUE (LoadName),
    CONSTRAINT CK_etl_LoadDefinition_SourceKind CHECK (SourceKind IN ('folder', 'table')),
    CONSTRAINT CK_etl_LoadDefinition_LoadKind CHECK (LoadKind IN ('transactions', 'customers'))
);

ALTER TABLE etl_Run ADD COLUMN LastLoadKey INTEGER NULL;
