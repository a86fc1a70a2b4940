-- Date: calendar of whole years that covers all facts.
-- Grain: one row per calendar day.
-- Why: a stored table, so that a model can mark it as its date table.
-- Dates (days since 1970-01-01) are shown as ISO text.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_Date
AS
SELECT
    date(d.CalendarDate * 86400, 'unixepoch') AS Date,
    d.DateKey AS DateKey,
    d.YearNumber AS Year,
    d.QuarterNumber AS Quarter,
    d.MonthNumber AS MonthNumber,
    d.MonthName AS MonthName,
    d.YearMonth AS YearMonth,
    d.IsoWeek AS IsoWeek
FROM etl_CalendarDate AS d;
