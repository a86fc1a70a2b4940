-- 0028_CompressLargeTables: large tables are compressed by page, and those that are written in their middle leave room in their pages.
-- Grain: a setting of five tables.
-- Why: SQLite compresses nothing and keeps text at a byte a letter; here nothing is to be set.
-- Since: 0.2.
-- Idempotent: yes.
SELECT 0 AS NothingToChange;
