-- Twins of the measures of loads and lines, which belong to no program and no run.
-- What twins are, and their parameters: runs.sql.

-- [Rows Read] b3dcb30f9ba3
SELECT SUM(t.RowsRead) AS Figure
FROM {bi.Load} AS t;

-- [Rows Loaded] 40898b520d3c
SELECT SUM(t.RowsLoaded) AS Figure
FROM {bi.Load} AS t;

-- [Rows Rejected] dc1e5f658bc8
SELECT SUM(t.RowsRejected) AS Figure
FROM {bi.Load} AS t;

-- [Rejection Rate] 96067efc8bc2
SELECT CAST(SUM(t.RowsRejected) AS float) / NULLIF(SUM(t.RowsRead), 0) AS Figure
FROM {bi.Load} AS t;

-- [Amount Loaded] 857fa2b31cce
SELECT SUM(t.AmountLoaded) AS Figure
FROM {bi.Load} AS t;

-- [Rejected Lines] f7ce2f43d4b7
SELECT NULLIF(COUNT(*), 0) AS Figure
FROM {bi.RejectedRow} AS t;

-- [Line Amount] 596b77766c28
SELECT SUM(t.Amount) AS Figure
FROM {bi.Sale} AS t;

-- [Lines] d6482cd80709
SELECT NULLIF(COUNT(*), 0) AS Figure
FROM {bi.Sale} AS t;
