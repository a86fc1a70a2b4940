-- CohortRetention: how many customers of each first-purchase month came back, month by month.
-- Grain: one row per program, cohort month and months since.
-- Dates (days since 1970-01-01) are shown as ISO text and ten-thousandths as numbers.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_CohortRetention
AS
SELECT
    c.ProgramKey AS ProgramKey,
    date(c.CohortMonth * 86400, 'unixepoch') AS CohortMonth,
    c.MonthNumber AS MonthNumber,
    c.CustomerCount AS CustomerCount,
    c.ActiveCustomerCount AS ActiveCustomerCount,
    c.RevenueAmount / 10000.0 AS RevenueAmount
FROM rfm_CohortRetention AS c;
