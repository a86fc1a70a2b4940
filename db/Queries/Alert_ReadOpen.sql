-- Alert_ReadOpen: what was raised and is not yet told to be over.
-- Grain: one row per cause and channel.
-- Idempotent: yes.
SELECT
    a.AlertKey AS AlertKey,
    a.ChannelName AS ChannelName,
    a.ProgramName AS ProgramName,
    a.CheckId AS CheckId,
    a.Severity AS Severity,
    a.Message AS Message,
    a.NextStep AS NextStep,
    a.RaisedAt AS RaisedAt,
    a.RaisedSentAt AS RaisedSentAt,
    a.EndedAt AS EndedAt,
    a.AttemptCount AS AttemptCount,
    a.NextAttemptAt AS NextAttemptAt
FROM {etl.Alert} AS a
WHERE a.EndedSentAt IS NULL
ORDER BY
    a.AlertKey;
