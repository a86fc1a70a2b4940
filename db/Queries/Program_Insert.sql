-- Program_Insert: stores a new program.
-- Grain: one row.
-- Parameters: the columns of etl.Program; @ChangedAt instant, UTC.
-- Idempotent: no; the unique name stops a second one.
INSERT INTO {etl.Program} (
    ProgramName,
    Description,
    FilterText,
    CurrencyCode,
    TimeZoneId,
    CronExpression,
    FreshnessLimitDays,
    OptionsJson,
    IsActive,
    NotAfterTime,
    TimeLimitMinutes,
    CreatedAt,
    ChangedAt
)
VALUES (
    @ProgramName,
    @Description,
    @FilterText,
    @CurrencyCode,
    @TimeZoneId,
    @CronExpression,
    @FreshnessLimitDays,
    @OptionsJson,
    @IsActive,
    @NotAfterTime,
    @TimeLimitMinutes,
    @ChangedAt,
    @ChangedAt
);
