-- Program_Update: changes a program; its name and its latest run stay.
-- Grain: one row.
-- Parameters: @ProgramKey; the changeable columns of etl.Program; @ChangedAt instant, UTC.
-- Idempotent: yes.
UPDATE {etl.Program}
SET
    Description = @Description,
    FilterText = @FilterText,
    CurrencyCode = @CurrencyCode,
    TimeZoneId = @TimeZoneId,
    CronExpression = @CronExpression,
    FreshnessLimitDays = @FreshnessLimitDays,
    OptionsJson = @OptionsJson,
    IsActive = @IsActive,
    NotAfterTime = @NotAfterTime,
    TimeLimitMinutes = @TimeLimitMinutes,
    ChangedAt = @ChangedAt
WHERE ProgramKey = @ProgramKey;
