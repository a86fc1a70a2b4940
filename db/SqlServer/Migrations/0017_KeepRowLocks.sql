-- 0017_KeepRowLocks: two programs that run and publish at once lock rows and never a whole table.
-- Grain: a setting of two tables.
-- Why: a statement that holds 5,000 locks on a table asks for the table itself. A publication changes more rows than that and keeps
--   what it locked until its end, with the other program waiting. DISABLE leaves it at rows (SQL Server takes the table only where a
--   scan must be serializable); a lock has about 100 bytes. Babelfish has row versions of its own.
--   https://learn.microsoft.com/sql/t-sql/statements/alter-table-transact-sql, SET (LOCK_ESCALATION).
-- Since: 0.2.
-- Idempotent: yes.
IF SERVERPROPERTY('Babelfish') IS NULL
EXEC (N'ALTER TABLE rfm.CustomerRfm SET (LOCK_ESCALATION = DISABLE);
ALTER TABLE rfm.CustomerSegmentHistory SET (LOCK_ESCALATION = DISABLE);');
