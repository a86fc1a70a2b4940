-- End: the last batch of `deploy --script`: says how it went, and gives deploy's lock back.
-- Grain: one message.
-- Idempotent: yes.
IF OBJECT_ID(N'tempdb..#Deployment') IS NULL
BEGIN
    RAISERROR(N'Nothing was deployed; the first message says why. This file is for sqlcmd, or for an editor in SQLCMD mode.', 16, 1);
    RETURN;
END;
DROP TABLE #Deployment;

DECLARE @Resource nvarchar(255) = N'RfmBatch.Deploy.' + LOWER(DB_NAME());
EXEC sp_releaseapplock @Resource = @Resource, @LockOwner = 'Session';

PRINT N'The schema of RfmBatch is deployed in ' + DB_NAME() + N'; `rfmbatch deploy` has nothing to add, `rfmbatch doctor` looks at it.';
IF SERVERPROPERTY('Babelfish') IS NULL
AND NOT EXISTS (SELECT 1 AS IsOn FROM sys.databases AS d WHERE d.name = DB_NAME() AND d.is_read_committed_snapshot_on = 1)
PRINT N'Readers and runs would wait for each other. Run: '
    + N'ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;';
