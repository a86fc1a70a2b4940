-- 0026_CreateModelChoice: which purchase model a run chose and why, and how its bounds of customers are calibrated.
-- Grain: stated at each table.
-- Why: rows of a run are invisible in bi until it is Published.
-- Since: 0.2.
-- Idempotent: yes.

-- One row per run and candidate.
CREATE TABLE IF NOT EXISTS rfm_ModelChoice (
    RunKey INTEGER NOT NULL,
    ModelName TEXT NOT NULL,
    LogLikelihood REAL NOT NULL,
    ShowsDropout INTEGER NOT NULL,
    HoldoutDeviance REAL NULL,
    DevianceLead REAL NULL,
    DevianceLeadError REAL NULL,
    IsChosen INTEGER NOT NULL,
    Reason TEXT NULL,
    CONSTRAINT PK_rfm_ModelChoice PRIMARY KEY (RunKey, ModelName)
) WITHOUT ROWID;

-- One row per run and class of customers by purchase days after the first.
CREATE TABLE IF NOT EXISTS rfm_IntervalClass (
    RunKey INTEGER NOT NULL,
    OrdersFrom INTEGER NOT NULL,
    OrdersTo INTEGER NULL,
    CustomerCount INTEGER NOT NULL,
    HighLevel REAL NOT NULL,
    LowLevel REAL NOT NULL,
    LowCustomerCount INTEGER NOT NULL,
    CoverageBefore REAL NOT NULL,
    CoverageAfter REAL NOT NULL,
    AboveShareBefore REAL NOT NULL,
    AboveShareAfter REAL NOT NULL,
    CONSTRAINT PK_rfm_IntervalClass PRIMARY KEY (RunKey, OrdersFrom)
) WITHOUT ROWID;
