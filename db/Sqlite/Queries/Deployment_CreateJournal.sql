-- Deployment_CreateJournal: the journal of migrations, before the first of them.
-- Grain: one row per script that ran, for ever.
-- Why: it exists before DbUp looks at it, so that both engines have the same table.
-- Idempotent: yes.
CREATE TABLE IF NOT EXISTS etl_SchemaVersion (
    Id INTEGER NOT NULL CONSTRAINT PK_etl_SchemaVersion PRIMARY KEY AUTOINCREMENT,
    ScriptName TEXT NOT NULL,
    Applied TEXT NOT NULL,
    CONSTRAINT UX_etl_SchemaVersion_ScriptName UNIQUE (ScriptName)
);
