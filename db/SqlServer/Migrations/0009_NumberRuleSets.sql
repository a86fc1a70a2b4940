-- 0009_NumberRuleSets: the order in which contents of a rule set were stored.
-- Grain: one column more per content.
-- Why: runs that name a rule set use its newest content; a machine whose clock is set back would hide a corrected one behind the one it corrects.
-- NULL for contents stored before: they are older than numbered ones, and among themselves their times are all there is.
-- Since: 0.2.
-- Idempotent: yes.
IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'rfm.RuleSet') AND c.name = N'DefinitionNumber')
ALTER TABLE rfm.RuleSet ADD DefinitionNumber int NULL;
