-- Load_DropMatching: removes the tables in which a load was compared with earlier ones.
-- Grain: the session's load.
-- Why: a pooled session keeps its temporary tables.
-- Parameters: none.
-- Idempotent: yes.
DROP TABLE IF EXISTS {temp.OverlapDay};
DROP TABLE IF EXISTS {temp.Overlap};
DROP TABLE IF EXISTS {temp.ReplacedDay};
DROP TABLE IF EXISTS {temp.AffectedCustomer};
DROP TABLE IF EXISTS {temp.FoldedAttribute};
