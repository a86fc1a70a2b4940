-- Summary_Read: the one aggregate query of a run: every customer of the population in figures.
-- Grain: one row per customer that passes the filter and has a row dated before @AsOf.
-- Why: a sale is a line that is no return and, unless zero amounts are kept, not of amount 0. The window limits counts and money, not the
--   first order. Ids come from Summary_ReadIds: joined here, every customer would cost a search of its own in a table that is read in its
--   order anyway. Lines are added up by order first: a COUNT(DISTINCT) would sort all of them a second time.
-- Parameters: @AsOf first day not observed; @LastLoadKey newest load that counts (a load that ends meanwhile does not); @WindowStart first
--   day of the window (the first day of the calendar where there is none); @KeepZeroAmounts 1 or 0; @AttributeName, @AttributeValue the
--   filter, where there is one; @FromKey, @ToKey range of customer keys, both inclusive. DayCount is 0 here; Summary_ReadDays counts it.
-- Idempotent: yes.
SELECT
    o.CustomerKey AS CustomerKey,
    MIN(o.FirstOrderDate) AS FirstOrderDate,
    MAX(o.LastOrderDate) AS LastOrderDate,
    COUNT(o.LastOrderDate) AS OrderCount,
    0 AS DayCount,
    CAST(SUM(o.LineCount) AS int) AS LineCount,
    SUM(o.SalesAmount) AS SalesAmount,
    SUM(o.ReturnAmount) AS ReturnAmount
FROM (
    SELECT
        t.CustomerKey AS CustomerKey,
        MIN(CASE WHEN t.IsReturn = 0 AND (@KeepZeroAmounts = 1 OR t.Amount <> 0) THEN t.OrderDate END) AS FirstOrderDate,
        MAX(CASE
            WHEN t.IsReturn = 0 AND (@KeepZeroAmounts = 1 OR t.Amount <> 0) AND t.OrderDate >= @WindowStart THEN t.OrderDate
        END) AS LastOrderDate,
        COUNT(CASE
            WHEN t.IsReturn = 0 AND (@KeepZeroAmounts = 1 OR t.Amount <> 0) AND t.OrderDate >= @WindowStart THEN 1
        END) AS LineCount,
        SUM(CASE WHEN t.IsReturn = 0 AND t.OrderDate >= @WindowStart THEN t.Amount ELSE 0 END) AS SalesAmount,
        SUM(CASE WHEN t.IsReturn = 1 AND t.OrderDate >= @WindowStart THEN t.Amount ELSE 0 END) AS ReturnAmount
    FROM sales.SalesTransaction AS t
    WHERE t.CustomerKey BETWEEN @FromKey AND @ToKey
        AND t.OrderDate < @AsOf
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
        t.OrderId
) AS o
GROUP BY
    o.CustomerKey
ORDER BY
    o.CustomerKey;
