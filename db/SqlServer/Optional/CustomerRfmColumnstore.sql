-- CustomerRfmColumnstore: a columnstore index over the customer rows of all runs, for reports that scan many runs.
--   Not part of deploy; run it by hand.
-- Grain: one index.
-- From which size on: ten million rows, such as ten runs of a million customers. A row group has up to 1,048,576 rows and is read or left
-- out as a whole.
-- Why: the views of one run seek by (RunKey, CustomerKey) and need nothing more. When reports sum over dozens of runs, or Power BI reads
-- bi.CustomerRfm whole, a columnstore reads the columns that are wanted and no others.
-- The price: each run's rows are written twice, and a purge marks rows as deleted
-- until ALTER INDEX NCCX_rfm_CustomerRfm ON rfm.CustomerRfm REORGANIZE; leave it out where runs are kept for a month only.
-- SQL Server 2017 and later, Azure SQL from S3; not Babelfish. To take it back: DROP INDEX NCCX_rfm_CustomerRfm ON rfm.CustomerRfm;
-- Idempotent: yes.
IF NOT EXISTS (
    SELECT 1 AS IsThere
    FROM sys.indexes AS i
    WHERE i.object_id = OBJECT_ID(N'rfm.CustomerRfm')
        AND i.name = N'NCCX_rfm_CustomerRfm'
)
CREATE NONCLUSTERED COLUMNSTORE INDEX NCCX_rfm_CustomerRfm ON rfm.CustomerRfm (
    RunKey,
    CustomerKey,
    SegmentKey,
    ClusterKey,
    HierarchyClusterKey,
    RecencyDays,
    OrderCount,
    FrequencyCount,
    RevenueAmount,
    MonetaryAmount,
    FirstOrderDate,
    LastOrderDate,
    RecencyScore,
    FrequencyScore,
    MonetaryScore,
    ProbabilityAlive,
    ExpectedOrders12M,
    PredictedValue12MAmount,
    PredictedValue12MLowAmount,
    PredictedValue12MHighAmount,
    NextOrderDate,
    PredictionGap
);
