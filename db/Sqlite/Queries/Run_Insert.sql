-- Run_Insert: opens a run and returns its key.
-- Grain: one row.
-- Parameters: the columns of etl_Run; @RunToken proves at publication that the run is still this attempt's.
-- Idempotent: no.
INSERT INTO etl_Run (
    ProgramKey,
    RunToken,
    Status,
    IsCurrent,
    AsOfDate,
    ObservedToDate,
    WindowStartDate,
    StartedAt,
    RuleSetName,
    BinCount,
    ConfigurationHash,
    Seed,
    OptionsJson,
    CodeVersion,
    HasCustomerRows,
    LastLoadKey
)
VALUES (
    @ProgramKey,
    @RunToken,
    'Running',
    0,
    @AsOfDate,
    @ObservedToDate,
    @WindowStartDate,
    @StartedAt,
    @RuleSetName,
    @BinCount,
    @ConfigurationHash,
    @Seed,
    @OptionsJson,
    @CodeVersion,
    0,
    @LastLoadKey
);
SELECT last_insert_rowid() AS RunKey;
