-- 0017_KeepRowLocks: two programs that run and publish at once lock rows and never a whole table.
-- Grain: a setting of two tables.
-- Why: SQLite has no locks of rows; here nothing is to be set.
-- Since: 0.2.
-- Idempotent: yes.
SELECT 0 AS NothingToChange;
