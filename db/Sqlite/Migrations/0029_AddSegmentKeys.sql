-- 0029_AddSegmentKeys: every segment of a run, a summary and a history is one of rfm_Segment.
-- Grain: a constraint of three tables.
-- Why: SQLite leaves out no join for a key's sake, would look each row's segment up, and adds a key to a table only by making the table
--   anew; here nothing is to be changed.
-- Since: 0.2.
-- Idempotent: yes.
SELECT 0 AS NothingToChange;
