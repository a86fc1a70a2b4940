-- ModelParameter: the estimates of every value model that a published run fitted, with its log-likelihood and its holdout figures.
-- Grain: one row per published run, model and parameter.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_ModelParameter
AS
SELECT
    m.RunKey AS RunKey,
    m.ModelName AS ModelName,
    m.ParameterName AS ParameterName,
    m.Value AS Value,
    m.StandardError AS StandardError
FROM etl_Run AS r
    CROSS JOIN rfm_ModelParameter AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
