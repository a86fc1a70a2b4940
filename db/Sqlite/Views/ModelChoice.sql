-- ModelChoice: what spoke for each purchase model that a run could take.
-- Grain: one row per published run and candidate.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_ModelChoice
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
FROM etl_Run AS r
    CROSS JOIN rfm_ModelChoice AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
