-- Check_Cohorts: cohorts whose size is not the same in every month, not all active in month 0, or exceeded.
-- Grain: one row per offending cohort and month; no row = the check passes.
-- Parameters: @ProgramKey (key).
-- Idempotent: yes; reads only.
SELECT
    c.CohortMonth AS CohortMonth,
    c.MonthNumber AS MonthNumber,
    z.CustomerCount AS CohortCustomerCount,
    c.CustomerCount AS CustomerCount,
    c.ActiveCustomerCount AS ActiveCustomerCount
FROM {rfm.CohortRetention} AS c
    LEFT JOIN {rfm.CohortRetention} AS z
        ON z.ProgramKey = c.ProgramKey
        AND z.CohortMonth = c.CohortMonth
        AND z.MonthNumber = 0
WHERE c.ProgramKey = @ProgramKey
    AND (
        z.CustomerCount IS NULL
        OR z.CustomerCount <> c.CustomerCount
        OR z.ActiveCustomerCount <> z.CustomerCount
        OR c.ActiveCustomerCount > c.CustomerCount
    );
