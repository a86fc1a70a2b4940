-- 0028_CompressLargeTables: large tables are compressed by page, and those that are written in their middle leave room in their pages.
-- Grain: a setting of five tables.
-- Why: ids and texts are nvarchar, of which a compressed page keeps a byte a letter, and each repeated text once. Every edition compresses.
--   Rows of a day go between those of all customers where the key begins with the customer: a tenth of each page is left for them by the
--   next rebuild or reorganization. A table that has rows is left alone, for a rebuild takes time, log and a lock: doctor prints the
--   statement. Babelfish has no such pages.
--   https://learn.microsoft.com/sql/relational-databases/data-compression/data-compression, page and Unicode compression.
-- Since: 0.2.
-- Idempotent: yes.
IF SERVERPROPERTY('Babelfish') IS NULL AND NOT EXISTS (SELECT 1 AS IsThere FROM sales.SalesTransaction AS t)
EXEC (N'ALTER INDEX PK_sales_SalesTransaction ON sales.SalesTransaction REBUILD WITH (FILLFACTOR = 90, DATA_COMPRESSION = PAGE);');
IF SERVERPROPERTY('Babelfish') IS NULL AND NOT EXISTS (SELECT 1 AS IsThere FROM sales.CustomerAttribute AS t)
EXEC (N'ALTER INDEX PK_sales_CustomerAttribute ON sales.CustomerAttribute REBUILD WITH (FILLFACTOR = 90, DATA_COMPRESSION = PAGE);');
IF SERVERPROPERTY('Babelfish') IS NULL AND NOT EXISTS (SELECT 1 AS IsThere FROM sales.LoadAttribute AS t)
EXEC (N'ALTER INDEX PK_sales_LoadAttribute ON sales.LoadAttribute REBUILD WITH (FILLFACTOR = 100, DATA_COMPRESSION = PAGE);');
IF SERVERPROPERTY('Babelfish') IS NULL AND NOT EXISTS (SELECT 1 AS IsThere FROM rfm.CustomerRfm AS t)
EXEC (N'ALTER INDEX PK_rfm_CustomerRfm ON rfm.CustomerRfm REBUILD WITH (FILLFACTOR = 100, DATA_COMPRESSION = PAGE);');
IF SERVERPROPERTY('Babelfish') IS NULL AND NOT EXISTS (SELECT 1 AS IsThere FROM rfm.CustomerSegmentHistory AS t)
EXEC (N'ALTER INDEX PK_rfm_CustomerSegmentHistory ON rfm.CustomerSegmentHistory REBUILD WITH (FILLFACTOR = 90, DATA_COMPRESSION = NONE);');
