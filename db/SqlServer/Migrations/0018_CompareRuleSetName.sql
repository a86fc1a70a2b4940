-- 0018_CompareRuleSetName: names of rule sets compare by code point in runs too.
-- Grain: the collation of one column.
-- Why: rfm.RuleSet and rfm.Segment have it so from the start. Where the database's collation is another one, a comparison with them would
--   be error 468, and Mine and mine would be one in a run and two in its rule set. Babelfish has no ALTER COLUMN of a collation.
-- Since: 0.2.
-- Idempotent: yes.
IF SERVERPROPERTY('Babelfish') IS NULL
EXEC (N'ALTER TABLE etl.Run ALTER COLUMN RuleSetName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL;');
