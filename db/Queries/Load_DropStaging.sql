-- Load_DropStaging: removes what a load staged.
-- Grain: the session's load.
-- Why: a pooled session keeps its temporary tables, and the engine their pages, until somebody opens it again.
-- Parameters: none.
-- Idempotent: yes.
DROP TABLE IF EXISTS {temp.StagingCustomer};
DROP TABLE IF EXISTS {temp.StagingProduct};
DROP TABLE IF EXISTS {temp.StagingTransaction};
DROP TABLE IF EXISTS {temp.StagingCustomerAttribute};
DROP TABLE IF EXISTS {temp.StagingRejectedRow};
DROP TABLE IF EXISTS {temp.NumberedCustomer};
DROP TABLE IF EXISTS {temp.NumberedProduct};
