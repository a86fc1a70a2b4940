-- History_CreateStaging: the customers whose segment history a publication is about to change, for the session of the program's lock alone.
-- Grain: one row per changed customer.
-- Why: found before the publication's transaction begins, so that the transaction itself stays short.
-- The lock's connection is that of the transaction.
-- Parameters: none.
-- Idempotent: yes; rows that a publication left behind are gone.
DROP TABLE IF EXISTS temp.StagingSegmentChange;
CREATE TEMP TABLE StagingSegmentChange (
    CustomerKey INTEGER NOT NULL PRIMARY KEY,
    SegmentKey INTEGER NULL,
    LeftFromDate INTEGER NULL,
    LeftSegmentKey INTEGER NULL,
    RightToDate INTEGER NULL,
    RightSegmentKey INTEGER NULL
);
