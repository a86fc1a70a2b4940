-- IntervalClass: how bounds of customers were calibrated on the holdout, and how they did.
-- Grain: one row per published run and class of customers by purchase days after the first.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.IntervalClass
AS
SELECT
    m.RunKey AS RunKey,
    m.OrdersFrom AS OrdersFrom,
    m.OrdersTo AS OrdersTo,
    m.CustomerCount AS CustomerCount,
    m.HighLevel AS HighLevel,
    m.LowLevel AS LowLevel,
    m.LowCustomerCount AS LowCustomerCount,
    m.CoverageBefore AS CoverageBefore,
    m.CoverageAfter AS CoverageAfter,
    m.AboveShareBefore AS AboveShareBefore,
    m.AboveShareAfter AS AboveShareAfter
FROM etl.Run AS r
    INNER JOIN rfm.IntervalClass AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
