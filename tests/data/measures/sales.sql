-- Twins of the measures of months and cohorts; of several programs they have no figure.
-- What twins are, and their parameters: runs.sql.

-- [Monthly Revenue] 11700c5f2eed
SELECT SUM(s.RevenueAmount) AS Figure
FROM {bi.MonthlySales} AS s
WHERE (@ProgramKey IS NULL OR s.ProgramKey = @ProgramKey)
    AND (@YearMonth IS NULL OR s.YearMonth = @YearMonth)
    AND (@ProgramKey IS NOT NULL OR 1 = (SELECT COUNT(*) AS ProgramCount FROM {bi.Program} AS p));

-- [Monthly Orders] 7311491ea16c
SELECT SUM(s.OrderCount) AS Figure
FROM {bi.MonthlySales} AS s
WHERE (@ProgramKey IS NULL OR s.ProgramKey = @ProgramKey)
    AND (@YearMonth IS NULL OR s.YearMonth = @YearMonth)
    AND (@ProgramKey IS NOT NULL OR 1 = (SELECT COUNT(*) AS ProgramCount FROM {bi.Program} AS p));

-- [Buying Customers] 332c5e575b42
SELECT AVG(CAST(s.CustomerCount AS float)) AS Figure
FROM {bi.MonthlySales} AS s
WHERE (@ProgramKey IS NULL OR s.ProgramKey = @ProgramKey)
    AND (@YearMonth IS NULL OR s.YearMonth = @YearMonth)
    AND (@ProgramKey IS NOT NULL OR 1 = (SELECT COUNT(*) AS ProgramCount FROM {bi.Program} AS p));

-- [New Customers] 80329a2ade1e
SELECT SUM(s.NewCustomerCount) AS Figure
FROM {bi.MonthlySales} AS s
WHERE (@ProgramKey IS NULL OR s.ProgramKey = @ProgramKey)
    AND (@YearMonth IS NULL OR s.YearMonth = @YearMonth)
    AND (@ProgramKey IS NOT NULL OR 1 = (SELECT COUNT(*) AS ProgramCount FROM {bi.Program} AS p));

-- [Return Share] 3b46de80819b
SELECT CAST(-SUM(s.ReturnAmount) AS float) / NULLIF(SUM(s.SalesAmount), 0) AS Figure
FROM {bi.MonthlySales} AS s
WHERE (@ProgramKey IS NULL OR s.ProgramKey = @ProgramKey)
    AND (@YearMonth IS NULL OR s.YearMonth = @YearMonth)
    AND (@ProgramKey IS NOT NULL OR 1 = (SELECT COUNT(*) AS ProgramCount FROM {bi.Program} AS p));

-- [Cohort Customers] 3979fa03c629
SELECT SUM(c.CustomerCount) AS Figure
FROM {bi.CohortRetention} AS c
WHERE (@ProgramKey IS NULL OR c.ProgramKey = @ProgramKey)
    AND (@CohortMonth IS NULL OR c.CohortMonth = @CohortMonth)
    AND (@ProgramKey IS NOT NULL OR 1 = (SELECT COUNT(*) AS ProgramCount FROM {bi.Program} AS p))
    AND c.MonthNumber = 0;

-- [Cohort Revenue] 745073ddfe38
SELECT SUM(c.RevenueAmount) AS Figure
FROM {bi.CohortRetention} AS c
WHERE (@ProgramKey IS NULL OR c.ProgramKey = @ProgramKey)
    AND (@CohortMonth IS NULL OR c.CohortMonth = @CohortMonth)
    AND (@ProgramKey IS NOT NULL OR 1 = (SELECT COUNT(*) AS ProgramCount FROM {bi.Program} AS p))
    AND (@MonthNumber IS NULL OR c.MonthNumber = @MonthNumber);

-- [Retention Rate] d6045c5bd64e
SELECT CAST(SUM(c.ActiveCustomerCount) AS float) / NULLIF(SUM(c.CustomerCount), 0) AS Figure
FROM {bi.CohortRetention} AS c
WHERE (@ProgramKey IS NULL OR c.ProgramKey = @ProgramKey)
    AND (@CohortMonth IS NULL OR c.CohortMonth = @CohortMonth)
    AND (@ProgramKey IS NOT NULL OR 1 = (SELECT COUNT(*) AS ProgramCount FROM {bi.Program} AS p))
    AND (@MonthNumber IS NULL OR c.MonthNumber = @MonthNumber)
HAVING COUNT(DISTINCT c.MonthNumber) = 1;

-- [Cohort Revenue per Customer] adcc1ddb65aa
SELECT CAST(SUM(c.RevenueAmount) AS float) / NULLIF(SUM(c.CustomerCount), 0) AS Figure
FROM {bi.CohortRetention} AS c
WHERE (@ProgramKey IS NULL OR c.ProgramKey = @ProgramKey)
    AND (@CohortMonth IS NULL OR c.CohortMonth = @CohortMonth)
    AND (@ProgramKey IS NOT NULL OR 1 = (SELECT COUNT(*) AS ProgramCount FROM {bi.Program} AS p))
    AND (@MonthNumber IS NULL OR c.MonthNumber = @MonthNumber)
HAVING COUNT(DISTINCT c.MonthNumber) = 1;

-- [Cohort Cumulative Revenue per Customer] 32244963786d
SELECT CAST(SUM(c.RevenueAmount) AS float)
    / NULLIF(SUM(CASE WHEN c.MonthNumber = l.MonthNumber THEN c.CustomerCount ELSE 0 END), 0) AS Figure
FROM {bi.CohortRetention} AS l
    INNER JOIN {bi.CohortRetention} AS c
        ON c.ProgramKey = l.ProgramKey
        AND c.CohortMonth = l.CohortMonth
        AND c.MonthNumber <= l.MonthNumber
WHERE (@ProgramKey IS NULL OR l.ProgramKey = @ProgramKey)
    AND (@CohortMonth IS NULL OR l.CohortMonth = @CohortMonth)
    AND (@MonthNumber IS NULL OR l.MonthNumber = @MonthNumber)
    AND (@ProgramKey IS NOT NULL OR 1 = (SELECT COUNT(*) AS ProgramCount FROM {bi.Program} AS p))
HAVING COUNT(DISTINCT l.MonthNumber) = 1;
