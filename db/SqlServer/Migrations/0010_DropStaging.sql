-- 0010_DropStaging: removes the shared staging tables of loads, runs and publications.
-- Grain: the tables of 0001 and 0004.
-- Why: rows are staged in temporary tables of the session, so that two programs cannot deadlock over a table that both of them scan.
-- Since: 0.2.
-- Idempotent: yes.
DROP TABLE IF EXISTS etl.StagingTransaction;
DROP TABLE IF EXISTS etl.StagingRejectedRow;
DROP TABLE IF EXISTS etl.StagingCustomerAttribute;
DROP TABLE IF EXISTS etl.StagingCustomerRfm;
DROP TABLE IF EXISTS etl.StagingSegmentChange;
