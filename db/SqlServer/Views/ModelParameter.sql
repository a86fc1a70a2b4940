-- ModelParameter: the estimates of every value model that a published run fitted, with its log-likelihood and its holdout figures.
-- Grain: one row per published run, model and parameter.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.ModelParameter
AS
SELECT
    m.RunKey AS RunKey,
    m.ModelName AS ModelName,
    m.ParameterName AS ParameterName,
    m.Value AS Value,
    m.StandardError AS StandardError
FROM etl.Run AS r
    INNER JOIN rfm.ModelParameter AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
