-- 0004_CreateStagingSegmentChange: the customers whose segment history a publication is about to change.
-- Grain: one row per program and changed customer, only while that program is being published.
-- Why: found before the publication's transaction begins, so that the transaction itself stays short.
-- Idempotent: yes.
IF OBJECT_ID(N'etl.StagingSegmentChange', N'U') IS NULL
CREATE TABLE etl.StagingSegmentChange (
    ProgramKey int NOT NULL,
    CustomerKey int NOT NULL,
    SegmentKey int NULL,
    LeftFromDate date NULL,
    LeftSegmentKey int NULL,
    RightToDate date NULL,
    RightSegmentKey int NULL,
    CONSTRAINT PK_etl_StagingSegmentChange PRIMARY KEY CLUSTERED (ProgramKey, CustomerKey)
);
