-- Cohort_CountCells: what cohorts and months are made of, counted by the server.
-- Grain: one row per month of first sale and month; CohortMonth NULL is for customers without a sale.
-- Why: lines that travelled to be counted would be the most that a run reads. An order is one per customer and month, whatever lines it
--   has; a line that is no return and, unless zero amounts are kept, not of amount 0 makes it one.
-- Parameters: @AsOf first day not observed; @LastLoadKey newest load that counts (a load that ends meanwhile does not); @KeepZeroAmounts 1
--   or 0; @AttributeName, @AttributeValue the filter, where there is one. Months count from the year 0: 12 times the year and the month
--   less 1.
-- Idempotent: yes; reads only.
SELECT
    m.CohortMonth AS CohortMonth,
    m.SaleMonth AS SaleMonth,
    SUM(m.IsActive) AS CustomerCount,
    SUM(m.OrderCount) AS OrderCount,
    SUM(m.SalesAmount) AS SalesAmount,
    SUM(m.ReturnAmount) AS ReturnAmount
FROM (
    SELECT
        o.SaleMonth AS SaleMonth,
        MIN(CASE WHEN MAX(o.IsOrder) = 1 THEN o.SaleMonth END) OVER (PARTITION BY o.CustomerKey) AS CohortMonth,
        MAX(o.IsOrder) AS IsActive,
        SUM(o.IsOrder) AS OrderCount,
        SUM(o.SalesAmount) AS SalesAmount,
        SUM(o.ReturnAmount) AS ReturnAmount
    FROM (
        SELECT
            t.CustomerKey AS CustomerKey,
            YEAR(t.OrderDate) * 12 + MONTH(t.OrderDate) - 1 AS SaleMonth,
            MAX(CASE WHEN t.IsReturn = 0 AND (@KeepZeroAmounts = 1 OR t.Amount <> 0) THEN 1 ELSE 0 END) AS IsOrder,
            SUM(CASE WHEN t.IsReturn = 0 THEN t.Amount ELSE 0 END) AS SalesAmount,
            SUM(CASE WHEN t.IsReturn = 1 THEN t.Amount ELSE 0 END) AS ReturnAmount
        FROM sales.SalesTransaction AS t
        WHERE t.OrderDate < @AsOf
            AND t.LoadKey <= @LastLoadKey
            AND (t.RemovedByLoadKey IS NULL OR t.RemovedByLoadKey > @LastLoadKey)
            AND NOT EXISTS (
                SELECT 1 AS IsHidden
                FROM sales.RestoredDay AS h
                WHERE h.LoadKey = t.LoadKey
                    AND h.OrderDate = t.OrderDate
                    AND h.RemovedByLoadKey <= @LastLoadKey
                    AND h.RestoredByLoadKey > @LastLoadKey
            )
            -- with a filter:
            AND t.CustomerKey IN (
                SELECT a.CustomerKey AS CustomerKey
                FROM sales.CustomerAttribute AS a
                WHERE a.AttributeName = @AttributeName
                    AND a.AttributeValue = @AttributeValue
            )
            -- end
        GROUP BY
            t.CustomerKey,
            YEAR(t.OrderDate) * 12 + MONTH(t.OrderDate) - 1,
            t.OrderId
    ) AS o
    GROUP BY
        o.CustomerKey,
        o.SaleMonth
) AS m
GROUP BY
    m.CohortMonth,
    m.SaleMonth
ORDER BY
    m.CohortMonth,
    m.SaleMonth;
