-- Load_SumDays: what a load of a table holds by day.
-- Grain: one row per day.
-- Why: a load of a file has added it up while its rows were read.
-- Parameters: @LoadKey the load.
-- Idempotent: no.
INSERT INTO {sales.LoadDay} (LoadKey, OrderDate, RowsLoaded, AmountLoaded, SalesAmount)
SELECT
    @LoadKey AS LoadKey,
    t.OrderDate AS OrderDate,
    COUNT(*) AS RowsLoaded,
    SUM(t.Amount) AS AmountLoaded,
    SUM(CASE WHEN t.IsReturn = 0 THEN t.Amount ELSE 0 END) AS SalesAmount
FROM {temp.StagingTransaction} AS t
GROUP BY
    t.OrderDate;
