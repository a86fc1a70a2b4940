-- Load_Insert: the ledger row of a load that begins.
-- Grain: one row.
-- Parameters: @LoadKind 'transactions' or 'customers'; @SourceName text up to 400; @SourceHash 64 hexadecimal characters; @StartedAt now,
--   UTC; @OptionsJson the options as given; @SourceLabel text up to 100 or NULL; @UndoesLoadKey the load it takes back or NULL.
-- Idempotent: no.
INSERT INTO etl.[Load] (
    LoadKind,
    SourceName,
    SourceHash,
    Status,
    StartedAt,
    RowsRead,
    RowsLoaded,
    RowsDropped,
    RowsRejected,
    AmountLoaded,
    OptionsJson,
    SourceLabel,
    UndoesLoadKey,
    HasValueHistory
)
VALUES (@LoadKind, @SourceName, @SourceHash, 'Running', @StartedAt, 0, 0, 0, 0, 0, @OptionsJson, @SourceLabel, @UndoesLoadKey, 1);
SELECT CAST(SCOPE_IDENTITY() AS int) AS LoadKey;
