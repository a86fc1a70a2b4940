-- DropViews: removes views of bi that an earlier program deployed and this one no longer has.
-- Grain: one row of #Deployment per script of the program.
-- Why: views of somebody else in bi stay. A view that is read is waited for 5 seconds, as `rfmbatch deploy` does, here and below.
-- Idempotent: yes.
SET LOCK_TIMEOUT 5000;
DECLARE @Drop nvarchar(max) = (
    SELECT STRING_AGG(CAST(N'DROP VIEW IF EXISTS bi.' + QUOTENAME(v.ViewName) + N';' AS nvarchar(max)), N' ')
    FROM etl.ViewVersion AS v
    WHERE NOT EXISTS (
        SELECT 1 AS IsThere
        FROM #Deployment AS d
        WHERE d.ScriptName = CAST(N'SqlServer/Views/' + v.ViewName + N'.sql' AS nvarchar(255)) COLLATE Latin1_General_100_BIN2
    )
);
IF @Drop IS NOT NULL
BEGIN
    PRINT @Drop;
    BEGIN TRANSACTION;
    EXEC (@Drop);
    DELETE FROM etl.ViewVersion
    WHERE NOT EXISTS (
        SELECT 1 AS IsThere
        FROM #Deployment AS d
        WHERE d.ScriptName = CAST(N'SqlServer/Views/' + etl.ViewVersion.ViewName + N'.sql' AS nvarchar(255)) COLLATE Latin1_General_100_BIN2
    );
    COMMIT TRANSACTION;
END;
