-- 0031_CreateAudit: who did what to results, programs, loads and customers.
-- Grain: one row per act.
-- Why: when and who are the server's word (its clock, its login), not the client's. rfm_job may add rows and neither change nor delete one.
--   No customer's id is among it: of a customer that was forgotten it keeps the token.
-- Since: 0.2.
-- Idempotent: yes.
IF OBJECT_ID(N'etl.Audit', N'U') IS NULL
CREATE TABLE etl.Audit (
    AuditKey int IDENTITY(1, 1) NOT NULL,
    OccurredAt datetime2(3) NOT NULL,
    LoginName nvarchar(128) NOT NULL,
    HostName nvarchar(128) NOT NULL,
    PageUserName nvarchar(100) NULL,
    ActionName varchar(30) NOT NULL,
    SubjectKind varchar(30) NOT NULL,
    SubjectName nvarchar(200) NOT NULL,
    Detail nvarchar(1000) NULL,
    CodeVersion varchar(100) NOT NULL,
    CONSTRAINT PK_etl_Audit PRIMARY KEY CLUSTERED (AuditKey)
);
