-- 0034_CreateAlert: what was told by webhook or e-mail, and what is still to be told.
-- Grain: one row per cause, channel and time that it lasted.
-- Why: a cause is told once and its end once, by whichever server looks, also over restarts. Texts hold no personal data.
-- Since: 0.2.
-- Idempotent: yes.
CREATE TABLE IF NOT EXISTS etl_Alert (
    AlertKey INTEGER NOT NULL CONSTRAINT PK_etl_Alert PRIMARY KEY AUTOINCREMENT,
    ChannelName TEXT NOT NULL,
    ProgramName TEXT NOT NULL,
    CheckId TEXT NOT NULL,
    Severity TEXT NOT NULL,
    Message TEXT NOT NULL,
    NextStep TEXT NOT NULL,
    RaisedAt TEXT NOT NULL,
    RaisedSentAt TEXT NULL,
    EndedAt TEXT NULL,
    EndedSentAt TEXT NULL,
    AttemptCount INTEGER NOT NULL,
    NextAttemptAt TEXT NOT NULL
);
