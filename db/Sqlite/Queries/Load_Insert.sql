-- Load_Insert: the ledger row of a load that begins.
-- Grain: one row.
-- Parameters: @LoadKind 'transactions' or 'customers'; @SourceName text up to 400; @SourceHash 64 hexadecimal characters; @StartedAt now,
--   UTC; @OptionsJson the options as given.
-- Idempotent: no.
INSERT INTO etl_Load (
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
    OptionsJson
)
VALUES (@LoadKind, @SourceName, @SourceHash, 'Running', @StartedAt, 0, 0, 0, 0, 0, @OptionsJson)
RETURNING LoadKey;
