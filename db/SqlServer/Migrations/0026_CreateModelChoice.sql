-- 0026_CreateModelChoice: which purchase model a run chose and why, and how its bounds of customers are calibrated.
-- Grain: stated at each table.
-- Why: rows of a run are invisible in bi until it is Published.
-- Since: 0.2.
-- Idempotent: yes.

-- One row per run and candidate; names compare by code point, as in SQLite.
IF OBJECT_ID(N'rfm.ModelChoice', N'U') IS NULL
CREATE TABLE rfm.ModelChoice (
    RunKey int NOT NULL,
    ModelName nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
    LogLikelihood float(53) NOT NULL,
    ShowsDropout bit NOT NULL,
    HoldoutDeviance float(53) NULL,
    DevianceLead float(53) NULL,
    DevianceLeadError float(53) NULL,
    IsChosen bit NOT NULL,
    Reason nvarchar(300) NULL,
    CONSTRAINT PK_rfm_ModelChoice PRIMARY KEY CLUSTERED (RunKey, ModelName)
);

-- One row per run and class of customers by purchase days after the first.
IF OBJECT_ID(N'rfm.IntervalClass', N'U') IS NULL
CREATE TABLE rfm.IntervalClass (
    RunKey int NOT NULL,
    OrdersFrom int NOT NULL,
    OrdersTo int NULL,
    CustomerCount int NOT NULL,
    HighLevel float(53) NOT NULL,
    LowLevel float(53) NOT NULL,
    LowCustomerCount int NOT NULL,
    CoverageBefore float(53) NOT NULL,
    CoverageAfter float(53) NOT NULL,
    AboveShareBefore float(53) NOT NULL,
    AboveShareAfter float(53) NOT NULL,
    CONSTRAINT PK_rfm_IntervalClass PRIMARY KEY CLUSTERED (RunKey, OrdersFrom)
);
