-- 0034_CreateAlert: what was told by webhook or e-mail, and what is still to be told.
-- Grain: one row per cause, channel and time that it lasted.
-- Why: a cause is told once and its end once, by whichever server looks, also over restarts. Texts hold no personal data.
-- Since: 0.2.
-- Idempotent: yes.
IF OBJECT_ID(N'etl.Alert', N'U') IS NULL
CREATE TABLE etl.Alert (
    AlertKey int IDENTITY(1, 1) NOT NULL,
    ChannelName varchar(20) NOT NULL,
    ProgramName nvarchar(200) NOT NULL,
    CheckId varchar(50) NOT NULL,
    Severity varchar(10) NOT NULL,
    Message nvarchar(4000) NOT NULL,
    NextStep nvarchar(2000) NOT NULL,
    RaisedAt datetime2(3) NOT NULL,
    RaisedSentAt datetime2(3) NULL,
    EndedAt datetime2(3) NULL,
    EndedSentAt datetime2(3) NULL,
    AttemptCount int NOT NULL,
    NextAttemptAt datetime2(3) NOT NULL,
    CONSTRAINT PK_etl_Alert PRIMARY KEY CLUSTERED (AlertKey)
);
