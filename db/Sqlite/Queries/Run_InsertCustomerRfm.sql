-- Run_InsertCustomerRfm: one customer of a run; clusters and values are computed later.
-- Grain: one row.
-- Parameters: ?1 run, ?2 customer, ?3 segment, ?4 days, ?5 and ?6 counts, ?7 and ?8 ten-thousandths, ?9 and ?10 days since 1970-01-01, ?11 to ?13 scores.
-- Idempotent: no.
INSERT INTO rfm_CustomerRfm (
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
    MonetaryScore
)
VALUES (?1, ?2, ?3, 0, 0, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13);
