-- 0031_CreateAudit: who did what to results, programs, loads and customers.
-- Grain: one row per act.
-- Why: SQLite knows no logins: who is the account of the process, when is the clock of its machine. No customer's id is among it: of a customer
--   that was forgotten it keeps the token.
-- Since: 0.2.
-- Idempotent: yes.
CREATE TABLE IF NOT EXISTS etl_Audit (
    AuditKey INTEGER NOT NULL CONSTRAINT PK_etl_Audit PRIMARY KEY AUTOINCREMENT,
    OccurredAt TEXT NOT NULL,
    LoginName TEXT NOT NULL,
    HostName TEXT NOT NULL,
    PageUserName TEXT NULL,
    ActionName TEXT NOT NULL,
    SubjectKind TEXT NOT NULL,
    SubjectName TEXT NOT NULL,
    Detail TEXT NULL,
    CodeVersion TEXT NOT NULL
);
