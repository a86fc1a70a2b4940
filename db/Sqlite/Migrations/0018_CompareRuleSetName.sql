-- 0018_CompareRuleSetName: names of rule sets compare by code point in runs too.
-- Grain: the collation of one column.
-- Why: every text of SQLite compares so; here nothing is to be changed.
-- Since: 0.2.
-- Idempotent: yes.
SELECT 0 AS NothingToChange;
