-- MonthlySales: sales by calendar month, for the customers of each program.
-- Grain: one row per program and calendar month with transactions.
-- Ten-thousandths as numbers.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_MonthlySales
AS
SELECT
    m.ProgramKey AS ProgramKey,
    m.YearMonth AS YearMonth,
    m.OrderCount AS OrderCount,
    m.CustomerCount AS CustomerCount,
    m.NewCustomerCount AS NewCustomerCount,
    m.SalesAmount / 10000.0 AS SalesAmount,
    m.ReturnAmount / 10000.0 AS ReturnAmount,
    m.RevenueAmount / 10000.0 AS RevenueAmount,
    m.YearMonth || '-01' AS MonthStartDate
FROM rfm_MonthlySales AS m;
