-- RejectedRow: lines that could not be loaded, and why.
-- Grain: one row per rejected line.
-- Why: the raw text of the line may hold personal data and is not shown.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.RejectedRow
AS
SELECT
    j.LoadKey AS LoadKey,
    j.LineNumber AS LineNumber,
    j.ReasonCode AS ReasonCode,
    j.ColumnName AS ColumnName
FROM etl.RejectedRow AS j;
