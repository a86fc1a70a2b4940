-- ModelChoice: what spoke for each purchase model that a run could take.
-- Grain: one row per published run and candidate.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.ModelChoice
AS
SELECT
    m.RunKey AS RunKey,
    m.ModelName AS ModelName,
    m.LogLikelihood AS LogLikelihood,
    m.ShowsDropout AS ShowsDropout,
    m.HoldoutDeviance AS HoldoutDeviance,
    m.DevianceLead AS DevianceLead,
    m.DevianceLeadError AS DevianceLeadError,
    m.IsChosen AS IsChosen,
    m.Reason AS Reason
FROM etl.Run AS r
    INNER JOIN rfm.ModelChoice AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
