-- Program_Read: the stored configurations.
-- Grain: one row per program.
-- Idempotent: yes.
SELECT
    p.ProgramKey AS ProgramKey,
    p.ProgramName AS ProgramName,
    p.Description AS Description,
    p.FilterText AS FilterText,
    p.CurrencyCode AS CurrencyCode,
    p.TimeZoneId AS TimeZoneId,
    p.CronExpression AS CronExpression,
    p.FreshnessLimitDays AS FreshnessLimitDays,
    p.OptionsJson AS OptionsJson,
    p.IsActive AS IsActive,
    p.LatestRunKey AS LatestRunKey,
    p.ChangedAt AS ChangedAt,
    p.AttemptedAt AS AttemptedAt,
    p.AttemptFailureText AS AttemptFailureText,
    p.NotAfterTime AS NotAfterTime,
    p.TimeLimitMinutes AS TimeLimitMinutes
FROM {etl.Program} AS p
ORDER BY
    p.ProgramName;
