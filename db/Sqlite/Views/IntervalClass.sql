-- IntervalClass: how bounds of customers were calibrated on the holdout, and how they did.
-- Grain: one row per published run and class of customers by purchase days after the first.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_IntervalClass
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
FROM etl_Run AS r
    CROSS JOIN rfm_IntervalClass AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
