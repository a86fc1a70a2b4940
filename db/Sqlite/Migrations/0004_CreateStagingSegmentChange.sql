-- 0004_CreateStagingSegmentChange: the customers whose segment history a publication is about to change.
-- Grain: one row per program and changed customer, only while that program is being published.
-- Why: found before the publication's transaction begins, so that the transaction itself stays short.
-- Dates are INTEGER days since 1970-01-01.
-- Idempotent: yes.
CREATE TABLE IF NOT EXISTS etl_StagingSegmentChange (
    ProgramKey INTEGER NOT NULL,
    CustomerKey INTEGER NOT NULL,
    SegmentKey INTEGER NULL,
    LeftFromDate INTEGER NULL,
    LeftSegmentKey INTEGER NULL,
    RightToDate INTEGER NULL,
    RightSegmentKey INTEGER NULL,
    CONSTRAINT PK_etl_StagingSegmentChange PRIMARY KEY (ProgramKey, CustomerKey)
) WITHOUT ROWID;
