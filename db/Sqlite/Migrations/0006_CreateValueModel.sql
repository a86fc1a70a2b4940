-- 0006_CreateValueModel: what runs write about predicted value, beside the measures in their customer rows.
-- Grain: stated at each table.
-- Why: rows of a run are invisible in bi until it is Published.
-- Money is INTEGER ten-thousandths, dates are INTEGER days since 1970-01-01.
-- Idempotent: no; SQLite has no conditional ALTER TABLE, the journal guards it.

-- One row per run, model and parameter; log-likelihood and holdout figures are parameters too.
CREATE TABLE IF NOT EXISTS rfm_ModelParameter (
    RunKey INTEGER NOT NULL,
    ModelName TEXT NOT NULL,
    ParameterName TEXT NOT NULL,
    Value REAL NOT NULL,
    StandardError REAL NULL,
    CONSTRAINT PK_rfm_ModelParameter PRIMARY KEY (RunKey, ModelName, ParameterName)
) WITHOUT ROWID;

-- One row per run and number of purchase days after the first before the holdout; 7 stands for 7 and more.
CREATE TABLE IF NOT EXISTS rfm_ModelHoldout (
    RunKey INTEGER NOT NULL,
    OrdersInCalibration INTEGER NOT NULL,
    CustomerCount INTEGER NOT NULL,
    ActualOrders INTEGER NOT NULL,
    PredictedOrders REAL NOT NULL,
    CONSTRAINT PK_rfm_ModelHoldout PRIMARY KEY (RunKey, OrdersInCalibration)
) WITHOUT ROWID;

-- One row per run and group of customers with a prediction: everybody, a segment, a cluster. Keys of other kinds of groups are 0.
CREATE TABLE IF NOT EXISTS rfm_PredictedTotal (
    RunKey INTEGER NOT NULL,
    GroupKind TEXT NOT NULL,
    SegmentKey INTEGER NOT NULL,
    ClusterKey INTEGER NOT NULL,
    HierarchyClusterKey INTEGER NOT NULL,
    CustomerCount INTEGER NOT NULL,
    ExpectedOrders12M REAL NOT NULL,
    ExpectedOrders12MLow REAL NOT NULL,
    ExpectedOrders12MHigh REAL NOT NULL,
    PredictedValue12MAmount INTEGER NULL,
    PredictedValue12MLowAmount INTEGER NULL,
    PredictedValue12MHighAmount INTEGER NULL,
    CONSTRAINT PK_rfm_PredictedTotal PRIMARY KEY (RunKey, GroupKind, SegmentKey, ClusterKey, HierarchyClusterKey),
    CONSTRAINT CK_rfm_PredictedTotal_GroupKind CHECK (GroupKind IN ('all', 'segment', 'cluster', 'hierarchy-cluster'))
) WITHOUT ROWID;

ALTER TABLE rfm_CustomerRfm ADD COLUMN NextOrderDate INTEGER NULL;
