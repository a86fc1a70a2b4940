-- MonthlySales: sales by calendar month, for the customers of each program.
-- Grain: one row per program and calendar month with transactions.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi.MonthlySales
AS
SELECT
    m.ProgramKey AS ProgramKey,
    m.YearMonth AS YearMonth,
    m.OrderCount AS OrderCount,
    m.CustomerCount AS CustomerCount,
    m.NewCustomerCount AS NewCustomerCount,
    m.SalesAmount AS SalesAmount,
    m.ReturnAmount AS ReturnAmount,
    m.RevenueAmount AS RevenueAmount,
    CAST(m.YearMonth + '-01' AS date) AS MonthStartDate
FROM rfm.MonthlySales AS m;
