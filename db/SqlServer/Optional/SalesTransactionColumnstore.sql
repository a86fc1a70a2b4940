-- SalesTransactionColumnstore: a columnstore index over all transaction lines, for reports that read bi.Sale.
--   Not part of deploy; run it by hand.
-- Grain: one index.
-- From which size on: ten million lines. A row group has up to 1,048,576 rows and is read or left out as a whole, so that with a few of
-- them a scan of the table is as good.
-- Why: runs read the table by customer, and its key begins with the customer. What reads bi.Sale by day (an incremental refresh of Power
-- BI, sales by month) reads all of the table otherwise. Loads bring days one after the other, and so do row groups: of a month those of
-- that month are read.
-- The price: each line is written twice, first into a row store of the index; a load that replaces days, an undo and a purge mark rows as
-- deleted until ALTER INDEX NCCX_sales_SalesTransaction ON sales.SalesTransaction REORGANIZE.
-- SQL Server 2017 and later, Azure SQL from S3; not Babelfish.
-- To take it back: DROP INDEX NCCX_sales_SalesTransaction ON sales.SalesTransaction;
-- https://learn.microsoft.com/sql/relational-databases/indexes/columnstore-indexes-query-performance, row group elimination.
-- Idempotent: yes.
IF NOT EXISTS (
    SELECT 1 AS IsThere
    FROM sys.indexes AS i
    WHERE i.object_id = OBJECT_ID(N'sales.SalesTransaction')
        AND i.name = N'NCCX_sales_SalesTransaction'
)
CREATE NONCLUSTERED COLUMNSTORE INDEX NCCX_sales_SalesTransaction ON sales.SalesTransaction (
    CustomerKey,
    SaleKey,
    ProductKey,
    OrderDate,
    OrderId,
    Quantity,
    Amount,
    IsReturn,
    LoadKey,
    RemovedByLoadKey
);
