-- Audit_Insert: notes an act.
-- Grain: one row.
-- Why: the server says when and who, so that no client's clock or name counts.
-- Parameters: @LoginName and @HostName of the process, where the session has none; @PageUserName who signed in at the page, or NULL;
--   @ActionName, @SubjectKind, @SubjectName, @Detail, @CodeVersion texts.
-- Idempotent: no.
INSERT INTO etl.Audit (
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
    SYSUTCDATETIME(),
    COALESCE(SUSER_SNAME(), @LoginName),
    COALESCE(HOST_NAME(), @HostName),
    @PageUserName,
    @ActionName,
    @SubjectKind,
    @SubjectName,
    @Detail,
    @CodeVersion
);
