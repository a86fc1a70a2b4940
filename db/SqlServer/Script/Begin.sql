-- Begin: the first batch of `deploy --script`: the session's settings, whether the database is one for RfmBatch, and deploy's lock.
-- Grain: one row of #Deployment per script of the program, put in by the next batch.
-- Why: every later batch returns at once where #Deployment is missing: the database was refused, or the client does not know the line
--   `:on error exit` above, with which this batch is no T-SQL. Indexes, views and rows are made under the options that a filtered or an
--   indexed one needs, https://learn.microsoft.com/sql/t-sql/statements/set-statements-transact-sql; sqlcmd begins with QUOTED_IDENTIFIER
--   OFF. Azure SQL says version 12 whatever it can; so does Babelfish, with level 120, and has OPENJSON.
-- Idempotent: yes.
SET ANSI_NULLS ON;
SET ANSI_PADDING ON;
SET ANSI_WARNINGS ON;
SET ARITHABORT ON;
SET CONCAT_NULL_YIELDS_NULL ON;
SET QUOTED_IDENTIFIER ON;
SET NUMERIC_ROUNDABORT OFF;
SET IMPLICIT_TRANSACTIONS OFF;
SET XACT_ABORT ON;
SET NOCOUNT ON;
SET LOCK_TIMEOUT 25000;
SET DEADLOCK_PRIORITY LOW;

DROP TABLE IF EXISTS #Deployment;

DECLARE @Edition int = CAST(SERVERPROPERTY('EngineEdition') AS int);
DECLARE @Major int = CAST(PARSENAME(CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128)), 4) AS int);
DECLARE @Level int = (SELECT d.compatibility_level FROM sys.databases AS d WHERE d.name = DB_NAME());
DECLARE @TableCount int = (
    SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES AS t WHERE t.TABLE_SCHEMA IN (N'etl', N'sales', N'rfm', N'bi')
);
DECLARE @Refusal nvarchar(400) = CASE
    WHEN DB_NAME() IN (N'master', N'model', N'msdb', N'tempdb') THEN N'This is a system database; name yours: sqlcmd -d DATABASE.'
    WHEN SERVERPROPERTY('Babelfish') IS NULL AND (@Edition IN (6, 11) OR (@Edition NOT IN (5, 8, 12) AND @Major < 14))
        THEN N'RfmBatch needs SQL Server 2017 (14.0) or later, or Azure SQL.'
    WHEN SERVERPROPERTY('Babelfish') IS NULL AND @Level < 130
        THEN N'RfmBatch needs compatibility level 130 or more: ALTER DATABASE CURRENT SET COMPATIBILITY_LEVEL = 130;'
    WHEN @TableCount > 0 AND OBJECT_ID(N'etl.SchemaVersion', N'U') IS NULL
        THEN N'The database has tables in etl, sales, rfm or bi that are not RfmBatch''s; name another one: sqlcmd -d DATABASE.'
END;

-- The lock of `rfmbatch deploy`; it ends with the session.
IF @Refusal IS NULL
BEGIN
    DECLARE @Resource nvarchar(255) = N'RfmBatch.Deploy.' + LOWER(DB_NAME());
    DECLARE @Granted int;
    EXEC @Granted = sp_getapplock @Resource = @Resource, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 25000;
    IF @Granted < 0 SET @Refusal = N'Another deployment of this database is under way; wait for it to end.';
END;

IF @Refusal IS NULL
CREATE TABLE #Deployment (ScriptName nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY);
ELSE
RAISERROR(N'Nothing was changed. %s', 16, 1, @Refusal);
