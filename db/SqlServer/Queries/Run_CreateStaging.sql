-- Run_CreateStaging: the table of one batch of a run's customers on their way in, for the session alone.
-- Grain: one row per customer of the batch.
-- Why: bulk copy needs a table without constraints. A shared one would be scanned by each program that empties its rows of it,
-- under locks on the rows of the others: two programs would deadlock. Executed without parameters, or the table would end with the statement.
-- Parameters: none.
-- Idempotent: yes; a batch that the session left behind is gone.
DROP TABLE IF EXISTS #StagingCustomerRfm;
CREATE TABLE #StagingCustomerRfm (
    RunKey int NOT NULL,
    CustomerKey int NOT NULL,
    SegmentKey int NOT NULL,
    ClusterKey int NOT NULL,
    HierarchyClusterKey int NOT NULL,
    RecencyDays int NULL,
    OrderCount int NOT NULL,
    FrequencyCount int NOT NULL,
    RevenueAmount decimal(19, 4) NOT NULL,
    MonetaryAmount decimal(19, 4) NULL,
    FirstOrderDate date NULL,
    LastOrderDate date NULL,
    RecencyScore int NULL,
    FrequencyScore int NULL,
    MonetaryScore int NULL,
    ProbabilityAlive float(53) NULL,
    ExpectedOrders12M float(53) NULL,
    PredictedValue12MAmount decimal(19, 4) NULL,
    PredictedValue12MLowAmount decimal(19, 4) NULL,
    PredictedValue12MHighAmount decimal(19, 4) NULL,
    NextOrderDate date NULL
);
