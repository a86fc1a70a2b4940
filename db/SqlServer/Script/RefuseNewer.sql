-- RefuseNewer: stops where the journal has a script that this program does not know.
-- Grain: one row of #Deployment per script of the program.
-- Why: an older program's views and rights would be put over a newer one's tables.
-- Idempotent: yes.
IF OBJECT_ID(N'etl.SchemaVersion', N'U') IS NOT NULL
BEGIN
    DECLARE @Unknown nvarchar(255) = (
        SELECT MIN(v.ScriptName)
        FROM etl.SchemaVersion AS v
        WHERE NOT EXISTS (
            SELECT 1 AS IsKnown FROM #Deployment AS d WHERE d.ScriptName = v.ScriptName COLLATE Latin1_General_100_BIN2
        )
    );
    IF @Unknown IS NOT NULL
    BEGIN
        DROP TABLE #Deployment;
        RAISERROR(N'Nothing was changed. The database is of a newer rfmbatch: it has %s. Take the script of that one.', 16, 1, @Unknown);
    END;
END;
