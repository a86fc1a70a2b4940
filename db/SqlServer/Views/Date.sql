-- Date: calendar of whole years that covers all facts.
-- Grain: one row per calendar day.
-- Why: a stored table, so that a model can mark it as its date table.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.[Date]
AS
SELECT
    d.CalendarDate AS [Date],
    d.DateKey AS DateKey,
    d.YearNumber AS [Year],
    d.QuarterNumber AS [Quarter],
    d.MonthNumber AS MonthNumber,
    d.MonthName AS MonthName,
    d.YearMonth AS YearMonth,
    d.IsoWeek AS IsoWeek
FROM etl.CalendarDate AS d;
