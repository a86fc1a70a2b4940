-- Monthly_Insert: one calendar month of a program.
-- Grain: one row.
-- Parameters: the columns of rfm.MonthlySales.
-- Idempotent: no.
INSERT INTO {rfm.MonthlySales} (ProgramKey, YearMonth, OrderCount, CustomerCount, NewCustomerCount, SalesAmount, ReturnAmount, RevenueAmount)
VALUES (@ProgramKey, @YearMonth, @OrderCount, @CustomerCount, @NewCustomerCount, @SalesAmount, @ReturnAmount, @RevenueAmount);
