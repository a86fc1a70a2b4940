-- 0011_CreateRejectShape: how many rows a load rejected, by reason and shape of the value at fault.
-- Grain: one row per load, reason and shape.
-- Why: a run checks what was rejected since the run before, after the rejected rows' text is cleared. A shape has every run of digits as 9 and of
-- letters as a, so that it holds no value; it is empty for reasons that have none.
-- Since: 0.2.
-- Idempotent: yes.
IF OBJECT_ID(N'etl.RejectShape', N'U') IS NULL
CREATE TABLE etl.RejectShape (
    LoadKey int NOT NULL,
    ReasonCode varchar(50) NOT NULL,
    Shape nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    RowsRejected bigint NOT NULL,
    CONSTRAINT PK_etl_RejectShape PRIMARY KEY CLUSTERED (LoadKey, ReasonCode, Shape),
    CONSTRAINT FK_etl_RejectShape_etl_Load FOREIGN KEY (LoadKey) REFERENCES etl.Load (LoadKey)
);
