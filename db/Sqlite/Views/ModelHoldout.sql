-- ModelHoldout: orders that came in the holdout against those that the model had predicted, fitted to what came before.
-- Grain: one row per published run and number of purchase days after the first before the holdout; 7 stands for 7 and more.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_ModelHoldout
AS
SELECT
    m.RunKey AS RunKey,
    m.OrdersInCalibration AS OrdersInCalibration,
    m.CustomerCount AS CustomerCount,
    m.ActualOrders AS ActualOrders,
    m.PredictedOrders AS PredictedOrders
FROM etl_Run AS r
    CROSS JOIN rfm_ModelHoldout AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
