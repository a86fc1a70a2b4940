-- Settings_Read: what decides whether this program can use the database, and how well.
-- Grain: one row.
-- Parameters: none.
-- Why: everybody may read it of the database he is in. Azure SQL Database has no option of the server of the last name.
-- Idempotent: yes; reads only.
SELECT
    d.name AS DatabaseName,
    CAST(SERVERPROPERTY('EngineEdition') AS int) AS EngineEdition,
    CAST(SERVERPROPERTY('Edition') AS nvarchar(128)) AS Edition,
    CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128)) AS ProductVersion,
    CAST(SERVERPROPERTY('Collation') AS nvarchar(128)) AS ServerCollation,
    CAST(d.collation_name AS nvarchar(128)) AS DatabaseCollation,
    CAST(d.compatibility_level AS int) AS CompatibilityLevel,
    d.is_read_committed_snapshot_on AS IsReadCommittedSnapshot,
    d.is_auto_close_on AS IsAutoClose,
    d.is_auto_shrink_on AS IsAutoShrink,
    d.is_auto_create_stats_on AS IsAutoCreateStatistics,
    d.is_auto_update_stats_on AS IsAutoUpdateStatistics,
    CAST(d.recovery_model_desc AS nvarchar(60)) AS RecoveryModel,
    CAST(d.delayed_durability_desc AS nvarchar(60)) AS DelayedDurability,
    CAST(d.log_reuse_wait_desc AS nvarchar(60)) AS LogReuseWait,
    COALESCE((
        SELECT CAST(c.value_in_use AS int) AS UserOptions
        FROM sys.configurations AS c
        WHERE c.name = N'user options'
    ), 0) AS UserOptions
FROM sys.databases AS d
WHERE d.name = DB_NAME();
