-- RfmCell: customers per combination of scores in a published run.
-- Grain: one row per published run and occupied cell.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.RfmCell
AS
SELECT
    x.RunKey AS RunKey,
    x.RecencyScore AS RecencyScore,
    x.FrequencyScore AS FrequencyScore,
    x.MonetaryScore AS MonetaryScore,
    x.CustomerCount AS CustomerCount,
    x.RevenueAmount AS RevenueAmount
FROM etl.Run AS r
    INNER JOIN rfm.RfmCell AS x
        ON x.RunKey = r.RunKey
WHERE r.Status = 'Published';
