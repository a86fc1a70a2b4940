-- Calendar_InsertDates: adds days to the calendar.
-- Grain: one row per day of the JSON array.
-- Parameters: @DatesJson array of objects Day (days since 1970-01-01), IsoDate, DateKey, Year, Quarter, Month, MonthName, YearMonth,
--   IsoWeek.
-- Idempotent: yes.
INSERT INTO etl_CalendarDate (CalendarDate, DateKey, YearNumber, QuarterNumber, MonthNumber, MonthName, YearMonth, IsoWeek)
SELECT
    json_extract(j.value, '$.Day') AS CalendarDate,
    json_extract(j.value, '$.DateKey') AS DateKey,
    json_extract(j.value, '$.Year') AS YearNumber,
    json_extract(j.value, '$.Quarter') AS QuarterNumber,
    json_extract(j.value, '$.Month') AS MonthNumber,
    json_extract(j.value, '$.MonthName') AS MonthName,
    json_extract(j.value, '$.YearMonth') AS YearMonth,
    json_extract(j.value, '$.IsoWeek') AS IsoWeek
FROM json_each(@DatesJson) AS j
WHERE NOT EXISTS (SELECT 1 AS IsThere FROM etl_CalendarDate AS d WHERE d.CalendarDate = json_extract(j.value, '$.Day'));
