-- Audit: who did what to results, programs, loads and customers.
-- Grain: one row per act.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.Audit
AS
SELECT
    a.AuditKey AS AuditKey,
    a.OccurredAt AS OccurredAt,
    a.LoginName AS LoginName,
    a.HostName AS HostName,
    a.PageUserName AS PageUserName,
    a.ActionName AS ActionName,
    a.SubjectKind AS SubjectKind,
    a.SubjectName AS SubjectName,
    a.Detail AS Detail,
    a.CodeVersion AS CodeVersion
FROM etl.Audit AS a;
