-- 0009_NumberRuleSets: the order in which contents of a rule set were stored.
-- Grain: one column more per content.
-- Why: runs that name a rule set use its newest content; a machine whose clock is set back would hide a corrected one behind the one it corrects.
-- NULL for contents stored before: they are older than numbered ones, and among themselves their times are all there is.
-- Since: 0.2.
-- Idempotent: no; SQLite has no conditional ALTER TABLE, the journal guards it.
ALTER TABLE rfm_RuleSet ADD COLUMN DefinitionNumber INTEGER NULL;
