-- LoadDefinition_Read: what is loaded on a schedule.
-- Grain: one row per load definition.
-- Idempotent: yes.
SELECT
    d.LoadDefinitionKey AS LoadDefinitionKey,
    d.LoadName AS LoadName,
    d.SourceKind AS SourceKind,
    d.LoadKind AS LoadKind,
    d.SourceText AS SourceText,
    d.FilePattern AS FilePattern,
    d.OptionsJson AS OptionsJson,
    d.TimeZoneId AS TimeZoneId,
    d.CronExpression AS CronExpression,
    d.IsEnabled AS IsEnabled,
    d.ChangedAt AS ChangedAt,
    d.OptionsVersion AS OptionsVersion,
    d.AttemptedAt AS AttemptedAt,
    d.AttemptFailureText AS AttemptFailureText
FROM {etl.LoadDefinition} AS d
ORDER BY
    d.LoadName;
