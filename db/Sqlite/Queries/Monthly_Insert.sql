-- Monthly_Insert: one calendar month of a program.
-- Grain: one row.
-- Parameters: the columns of rfm_MonthlySales.
-- Idempotent: no.
INSERT INTO rfm_MonthlySales (ProgramKey, YearMonth, OrderCount, CustomerCount, NewCustomerCount, SalesAmount, ReturnAmount, RevenueAmount)
VALUES (@ProgramKey, @YearMonth, @OrderCount, @CustomerCount, @NewCustomerCount, @SalesAmount, @ReturnAmount, @RevenueAmount);
