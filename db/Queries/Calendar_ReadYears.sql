-- Calendar_ReadYears: which years the calendar has.
-- Grain: one row; NULL when the calendar is empty.
-- Parameters: none.
-- Idempotent: yes.
SELECT
    MIN(d.YearNumber) AS FirstYear,
    MAX(d.YearNumber) AS LastYear
FROM {etl.CalendarDate} AS d;
