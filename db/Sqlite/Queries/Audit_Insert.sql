-- Audit_Insert: notes an act.
-- Grain: one row.
-- Why: there is no server that could say when and who.
-- Parameters: @LoginName and @HostName of the process; @PageUserName who signed in at the page, or NULL; @ActionName, @SubjectKind,
--   @SubjectName, @Detail, @CodeVersion texts.
-- Idempotent: no.
INSERT INTO etl_Audit (
    OccurredAt,
    LoginName,
    HostName,
    PageUserName,
    ActionName,
    SubjectKind,
    SubjectName,
    Detail,
    CodeVersion
)
VALUES (
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now'),
    @LoginName,
    @HostName,
    @PageUserName,
    @ActionName,
    @SubjectKind,
    @SubjectName,
    @Detail,
    @CodeVersion
);
