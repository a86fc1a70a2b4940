-- Cohort_Insert: one cohort in one month.
-- Grain: one row.
-- Parameters: the columns of rfm.CohortRetention.
-- Idempotent: no.
INSERT INTO {rfm.CohortRetention} (ProgramKey, CohortMonth, MonthNumber, CustomerCount, ActiveCustomerCount, RevenueAmount)
VALUES (@ProgramKey, @CohortMonth, @MonthNumber, @CustomerCount, @ActiveCustomerCount, @RevenueAmount);
