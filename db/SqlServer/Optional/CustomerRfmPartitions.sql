-- CustomerRfmPartitions: the customer rows of runs in partitions of 100 runs.
--   Not part of deploy; run it by hand, while no run is in progress.
-- Grain: one partition per 100 run keys, the last one open.
-- Why: purge deletes rows in small batches, which is right up to some hundred million rows. Beyond, partitions let a DBA rebuild, compress,
-- move to another filegroup or back up old runs apart, and remove a whole partition at once:
-- TRUNCATE TABLE rfm.CustomerRfm WITH (PARTITIONS (1)) after `rfmbatch purge` has marked its runs.
-- Every statement of RfmBatch names RunKey, so each touches one partition. Add boundaries before they are reached:
-- ALTER PARTITION SCHEME PS_rfm_Run NEXT USED [PRIMARY]; ALTER PARTITION FUNCTION PF_rfm_Run () SPLIT RANGE (1001);
-- The table is rebuilt: needs room for a second copy, and blocks runs meanwhile. SQL Server 2017 and later, Azure SQL; not Babelfish.
-- A columnstore index over the table must be dropped before and created after it.
-- Idempotent: yes.
IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.partition_functions AS f WHERE f.name = N'PF_rfm_Run')
CREATE PARTITION FUNCTION PF_rfm_Run (int) AS RANGE RIGHT FOR VALUES (101, 201, 301, 401, 501, 601, 701, 801, 901);

IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.partition_schemes AS s WHERE s.name = N'PS_rfm_Run')
CREATE PARTITION SCHEME PS_rfm_Run AS PARTITION PF_rfm_Run ALL TO ([PRIMARY]);

IF NOT EXISTS (
    SELECT 1 AS IsThere
    FROM sys.indexes AS i
    INNER JOIN sys.partition_schemes AS s ON s.data_space_id = i.data_space_id
    WHERE i.object_id = OBJECT_ID(N'rfm.CustomerRfm') AND i.index_id = 1 AND s.name = N'PS_rfm_Run'
)
BEGIN
    SET XACT_ABORT ON;
    BEGIN TRANSACTION;
    ALTER TABLE rfm.CustomerRfm DROP CONSTRAINT PK_rfm_CustomerRfm;
    ALTER TABLE rfm.CustomerRfm ADD CONSTRAINT PK_rfm_CustomerRfm PRIMARY KEY CLUSTERED (RunKey, CustomerKey) ON PS_rfm_Run (RunKey);
    COMMIT TRANSACTION;
END;
