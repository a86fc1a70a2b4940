-- ModelHoldout: orders that came in the holdout against those that the model had predicted, fitted to what came before.
-- Grain: one row per published run and number of purchase days after the first before the holdout; 7 stands for 7 and more.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.ModelHoldout
AS
SELECT
    m.RunKey AS RunKey,
    m.OrdersInCalibration AS OrdersInCalibration,
    m.CustomerCount AS CustomerCount,
    m.ActualOrders AS ActualOrders,
    m.PredictedOrders AS PredictedOrders
FROM etl.Run AS r
    INNER JOIN rfm.ModelHoldout AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
