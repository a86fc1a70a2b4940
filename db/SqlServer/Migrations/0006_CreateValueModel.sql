-- 0006_CreateValueModel: what runs write about predicted value, beside the measures in their customer rows.
-- Grain: stated at each table.
-- Why: rows of a run are invisible in bi until it is Published.
-- Idempotent: yes.

-- One row per run, model and parameter; log-likelihood and holdout figures are parameters too. Names compare by code point, as in SQLite.
IF OBJECT_ID(N'rfm.ModelParameter', N'U') IS NULL
CREATE TABLE rfm.ModelParameter (
    RunKey int NOT NULL,
    ModelName nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ParameterName nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Value float(53) NOT NULL,
    StandardError float(53) NULL,
    CONSTRAINT PK_rfm_ModelParameter PRIMARY KEY CLUSTERED (RunKey, ModelName, ParameterName)
);

-- One row per run and number of purchase days after the first before the holdout; 7 stands for 7 and more.
IF OBJECT_ID(N'rfm.ModelHoldout', N'U') IS NULL
CREATE TABLE rfm.ModelHoldout (
    RunKey int NOT NULL,
    OrdersInCalibration int NOT NULL,
    CustomerCount int NOT NULL,
    ActualOrders int NOT NULL,
    PredictedOrders float(53) NOT NULL,
    CONSTRAINT PK_rfm_ModelHoldout PRIMARY KEY CLUSTERED (RunKey, OrdersInCalibration)
);

-- One row per run and group of customers with a prediction: everybody, a segment, a cluster. Keys of other kinds of groups are 0.
IF OBJECT_ID(N'rfm.PredictedTotal', N'U') IS NULL
CREATE TABLE rfm.PredictedTotal (
    RunKey int NOT NULL,
    GroupKind varchar(20) NOT NULL,
    SegmentKey int NOT NULL,
    ClusterKey int NOT NULL,
    HierarchyClusterKey int NOT NULL,
    CustomerCount int NOT NULL,
    ExpectedOrders12M float(53) NOT NULL,
    ExpectedOrders12MLow float(53) NOT NULL,
    ExpectedOrders12MHigh float(53) NOT NULL,
    PredictedValue12MAmount decimal(19, 4) NULL,
    PredictedValue12MLowAmount decimal(19, 4) NULL,
    PredictedValue12MHighAmount decimal(19, 4) NULL,
    CONSTRAINT PK_rfm_PredictedTotal PRIMARY KEY CLUSTERED (RunKey, GroupKind, SegmentKey, ClusterKey, HierarchyClusterKey),
    CONSTRAINT CK_rfm_PredictedTotal_GroupKind CHECK (GroupKind IN ('all', 'segment', 'cluster', 'hierarchy-cluster'))
);

IF COL_LENGTH(N'rfm.CustomerRfm', N'NextOrderDate') IS NULL
ALTER TABLE rfm.CustomerRfm ADD NextOrderDate date NULL;

IF COL_LENGTH(N'etl.StagingCustomerRfm', N'NextOrderDate') IS NULL
ALTER TABLE etl.StagingCustomerRfm ADD NextOrderDate date NULL;
