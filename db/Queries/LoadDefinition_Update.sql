-- LoadDefinition_Update: changes a load definition; its name and kind stay.
-- Grain: one row.
-- Parameters: @LoadDefinitionKey; the changeable columns of etl.LoadDefinition; @ChangedAt instant, UTC.
-- Idempotent: yes.
UPDATE {etl.LoadDefinition}
SET
    SourceText = @SourceText,
    FilePattern = @FilePattern,
    OptionsJson = @OptionsJson,
    TimeZoneId = @TimeZoneId,
    CronExpression = @CronExpression,
    IsEnabled = @IsEnabled,
    ChangedAt = @ChangedAt,
    OptionsVersion = @OptionsVersion
WHERE LoadDefinitionKey = @LoadDefinitionKey;
