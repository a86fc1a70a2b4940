-- Load_DropStaging: removes what a load staged.
-- Grain: the session's load.
-- Why: a pooled session keeps its temporary tables, and tempdb their pages, until somebody opens it again.
-- Parameters: none.
-- Idempotent: yes.
DROP TABLE IF EXISTS #StagingTransaction;
DROP TABLE IF EXISTS #StagingRejectedRow;
DROP TABLE IF EXISTS #StagingCustomerAttribute;
