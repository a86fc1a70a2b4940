-- Dictionary: what every view and column of bi means.
-- Grain: one row per view and per column of it.
-- Why: the same texts are MS_Description on SQL Server.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.Dictionary
AS
SELECT
    d.ObjectName AS ObjectName,
    d.ColumnName AS ColumnName,
    d.Unit AS Unit,
    d.Description AS Description
FROM etl.Dictionary AS d;
