-- CustomerRfmPartitions: the customer rows of runs in partitions, each of the runs between two cuts.
--   Not part of deploy; run it by hand, while no run is in progress.
-- Grain: one partition of the runs that are there, one of those to come, until it is cut again.
-- From which size on: some hundred million rows. Purge deletes rows in small batches, which is right up to there.
-- Why: beyond, partitions let a DBA rebuild, compress, move to another filegroup or back up old runs apart, and remove a whole partition
-- at once: TRUNCATE TABLE rfm.CustomerRfm WITH (PARTITIONS (1)) after `rfmbatch purge` has marked its runs.
-- Every statement of RfmBatch names RunKey, so each touches one partition. A cut is made at the next run key that there can be, never at
-- one reckoned ahead: after a crash an IDENTITY goes on a thousand further, and a partition of a hundred keys may have two runs or none.
-- Cut again each quarter, while no run is in progress:
-- DECLARE @Next int = COALESCE((SELECT MAX(r.RunKey) FROM etl.Run AS r), 0) + 1;
-- ALTER PARTITION SCHEME PS_rfm_Run NEXT USED [PRIMARY]; ALTER PARTITION FUNCTION PF_rfm_Run () SPLIT RANGE (@Next);
-- The table is rebuilt: needs room for a second copy, and blocks runs meanwhile. SQL Server 2017 and later, Azure SQL; not Babelfish.
-- A columnstore index over the table must be dropped before and created after it.
-- Idempotent: yes.
DECLARE @Next int = COALESCE((SELECT MAX(r.RunKey) FROM etl.Run AS r), 0) + 1;
IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.partition_functions AS f WHERE f.name = N'PF_rfm_Run')
CREATE PARTITION FUNCTION PF_rfm_Run (int) AS RANGE RIGHT FOR VALUES (@Next);

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
    ALTER TABLE rfm.CustomerRfm ADD CONSTRAINT PK_rfm_CustomerRfm PRIMARY KEY CLUSTERED (RunKey, CustomerKey)
        WITH (DATA_COMPRESSION = PAGE) ON PS_rfm_Run (RunKey);
    COMMIT TRANSACTION;
END;
