-- ReplaceDictionary: makes etl.Dictionary equal to the rows of this file, where it differs.
-- Grain: one row of #Dictionary per view and column of bi.
-- Why: compared by code point, as `rfmbatch deploy` does, so that it finds nothing to do afterwards.
-- Idempotent: yes.
IF EXISTS (
    SELECT d.ObjectName, d.ColumnName, d.Unit, d.Description
    FROM #Dictionary AS d
    EXCEPT
    SELECT
        e.ObjectName COLLATE Latin1_General_100_BIN2,
        e.ColumnName COLLATE Latin1_General_100_BIN2,
        e.Unit COLLATE Latin1_General_100_BIN2,
        e.Description COLLATE Latin1_General_100_BIN2
    FROM etl.Dictionary AS e
)
OR (SELECT COUNT(*) FROM #Dictionary) <> (SELECT COUNT(*) FROM etl.Dictionary)
BEGIN
    PRINT N'dictionary';
    BEGIN TRANSACTION;
    DELETE FROM etl.Dictionary;
    INSERT INTO etl.Dictionary (ObjectName, ColumnName, Unit, Description)
    SELECT d.ObjectName, d.ColumnName, d.Unit, d.Description
    FROM #Dictionary AS d;
    COMMIT TRANSACTION;
END;
DROP TABLE #Dictionary;
