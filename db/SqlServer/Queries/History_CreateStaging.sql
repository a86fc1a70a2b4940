-- History_CreateStaging: the customers whose segment history a publication is about to change, for the session of the program's lock alone.
-- Grain: one row per changed customer.
-- Why: found before the publication's transaction begins, so that the transaction itself stays short.
-- The key has no name: two sessions may not have constraints of one name in tempdb. Executed without parameters, or the table would end
--   with the statement.
-- Parameters: none.
-- Idempotent: yes; rows that a publication left behind are gone.
DROP TABLE IF EXISTS #StagingSegmentChange;
CREATE TABLE #StagingSegmentChange (
    CustomerKey int NOT NULL PRIMARY KEY CLUSTERED,
    SegmentKey int NULL,
    LeftFromDate date NULL,
    LeftSegmentKey int NULL,
    RightToDate date NULL,
    RightSegmentKey int NULL
);
