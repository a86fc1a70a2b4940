-- RfmCell: customers per combination of scores in a published run.
-- Grain: one row per published run and occupied cell.
-- Ten-thousandths as numbers.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_RfmCell
AS
SELECT
    x.RunKey AS RunKey,
    x.RecencyScore AS RecencyScore,
    x.FrequencyScore AS FrequencyScore,
    x.MonetaryScore AS MonetaryScore,
    x.CustomerCount AS CustomerCount,
    x.RevenueAmount / 10000.0 AS RevenueAmount
FROM etl_Run AS r
    CROSS JOIN rfm_RfmCell AS x
        ON x.RunKey = r.RunKey
WHERE r.Status = 'Published';
