-- Load: loads of files and tables: read = loaded + dropped + rejected.
-- Grain: one row per load.
-- Ten-thousandths as numbers.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_Load
AS
SELECT
    l.LoadKey AS LoadKey,
    l.SourceName AS SourceName,
    l.SourceHash AS SourceHash,
    l.StartedAt AS StartedAt,
    l.FinishedAt AS FinishedAt,
    l.Status AS Status,
    l.RowsRead AS RowsRead,
    l.RowsLoaded AS RowsLoaded,
    l.RowsDropped AS RowsDropped,
    l.RowsRejected AS RowsRejected,
    l.AmountLoaded / 10000.0 AS AmountLoaded
FROM etl_Load AS l;
