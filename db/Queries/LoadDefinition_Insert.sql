-- LoadDefinition_Insert: stores a new load definition.
-- Grain: one row.
-- Parameters: the columns of etl.LoadDefinition; @ChangedAt instant, UTC.
-- Idempotent: no; the unique name stops a second one.
INSERT INTO {etl.LoadDefinition} (
    LoadName,
    SourceKind,
    LoadKind,
    SourceText,
    FilePattern,
    OptionsJson,
    TimeZoneId,
    CronExpression,
    IsEnabled,
    CreatedAt,
    ChangedAt,
    OptionsVersion
)
VALUES (
    @LoadName,
    @SourceKind,
    @LoadKind,
    @SourceText,
    @FilePattern,
    @OptionsJson,
    @TimeZoneId,
    @CronExpression,
    @IsEnabled,
    @ChangedAt,
    @ChangedAt,
    @OptionsVersion
);
