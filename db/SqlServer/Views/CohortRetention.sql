-- CohortRetention: how many customers of each first-purchase month came back, month by month.
-- Grain: one row per program, cohort month and months since.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.CohortRetention
AS
SELECT
    c.ProgramKey AS ProgramKey,
    c.CohortMonth AS CohortMonth,
    c.MonthNumber AS MonthNumber,
    c.CustomerCount AS CustomerCount,
    c.ActiveCustomerCount AS ActiveCustomerCount,
    c.RevenueAmount AS RevenueAmount
FROM rfm.CohortRetention AS c;
