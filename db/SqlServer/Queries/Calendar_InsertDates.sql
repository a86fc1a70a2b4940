-- Calendar_InsertDates: adds days to the calendar.
-- Grain: one row per day of the JSON array.
-- Parameters: @DatesJson array of objects Day (days since 1970-01-01), IsoDate, DateKey, Year, Quarter, Month, MonthName, YearMonth,
--   IsoWeek.
-- Why: paths are stated, since Babelfish folds the names of columns to lower case.
-- Idempotent: yes.
INSERT INTO etl.CalendarDate (CalendarDate, DateKey, YearNumber, QuarterNumber, MonthNumber, MonthName, YearMonth, IsoWeek)
SELECT
    j.IsoDate AS CalendarDate,
    j.DateKey AS DateKey,
    j.[Year] AS YearNumber,
    j.[Quarter] AS QuarterNumber,
    j.[Month] AS MonthNumber,
    j.MonthName AS MonthName,
    j.YearMonth AS YearMonth,
    j.IsoWeek AS IsoWeek
FROM OPENJSON(@DatesJson) WITH (
        IsoDate date '$.IsoDate',
        DateKey int '$.DateKey',
        [Year] int '$.Year',
        [Quarter] int '$.Quarter',
        [Month] int '$.Month',
        MonthName varchar(20) '$.MonthName',
        YearMonth varchar(7) '$.YearMonth',
        IsoWeek varchar(8) '$.IsoWeek'
    ) AS j
WHERE NOT EXISTS (SELECT 1 AS IsThere FROM etl.CalendarDate AS d WITH (UPDLOCK, HOLDLOCK) WHERE d.CalendarDate = j.IsoDate);
