-- Deployment_CreateJournal: the journal of migrations, before the first of them.
-- Grain: one row per script that ran, for ever. Applied is UTC.
-- Why: it exists before DbUp looks at it, so that both engines have the same table (DbUp's own would be local time and other types).
-- Idempotent: yes.
IF SCHEMA_ID(N'etl') IS NULL EXEC (N'CREATE SCHEMA etl AUTHORIZATION dbo;');
IF OBJECT_ID(N'etl.SchemaVersion', N'U') IS NULL
CREATE TABLE etl.SchemaVersion (
    Id int IDENTITY(1, 1) NOT NULL,
    ScriptName nvarchar(255) NOT NULL,
    Applied datetime2(3) NOT NULL,
    CONSTRAINT PK_etl_SchemaVersion PRIMARY KEY CLUSTERED (Id),
    CONSTRAINT UX_etl_SchemaVersion_ScriptName UNIQUE (ScriptName)
);
