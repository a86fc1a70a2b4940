-- Load_SkipOverlap: takes the rows that earlier loads have too out of a load that is not yet complete.
-- Grain: the rows found by Load_FindOverlap.
-- Why: SaleKey + 0 keeps an engine from looking for every sale of the list under every customer of it.
-- Parameters: @LoadKey.
-- Idempotent: no.
DELETE FROM {sales.SalesTransaction}
WHERE CustomerKey IN (SELECT o.CustomerKey AS CustomerKey FROM {temp.Overlap} AS o)
    AND SaleKey + 0 IN (SELECT o.SaleKey AS SaleKey FROM {temp.Overlap} AS o);

UPDATE {sales.LoadDay}
SET RowsLoaded = RowsLoaded - s.SkippedRows,
    AmountLoaded = AmountLoaded - s.SkippedAmount,
    SalesAmount = SalesAmount - s.SkippedSales
FROM (
    SELECT
        o.OrderDate AS SkippedDate,
        COUNT(*) AS SkippedRows,
        SUM(o.Amount) AS SkippedAmount,
        SUM(CASE WHEN o.IsReturn = 0 THEN o.Amount ELSE 0 END) AS SkippedSales
    FROM {temp.Overlap} AS o
    GROUP BY o.OrderDate
) AS s
WHERE LoadKey = @LoadKey
    AND OrderDate = s.SkippedDate;

DELETE FROM {sales.LoadDay}
WHERE LoadKey = @LoadKey
    AND RowsLoaded = 0;
