-- 0003_CreateRfm: what runs write, and what publication derives from it.
-- Grain: stated at each table.
-- Why: rows are keyed by run, written while the run is Running and invisible in bi until it is Published.
-- Dates are INTEGER days since 1970-01-01, money INTEGER ten-thousandths.
-- Idempotent: yes.

-- One row per rule set name and content ever used.
CREATE TABLE IF NOT EXISTS rfm_RuleSet (
    RuleSetName TEXT NOT NULL,
    RuleSetHash TEXT NOT NULL,
    DefinitionJson TEXT NOT NULL,
    CreatedAt TEXT NOT NULL,
    CONSTRAINT PK_rfm_RuleSet PRIMARY KEY (RuleSetName, RuleSetHash)
);

-- One row per (rule set, segment), for ever. Keys 0 (Unknown) and -1 (Not in run) are members of every rule set.
CREATE TABLE IF NOT EXISTS rfm_Segment (
    SegmentKey INTEGER NOT NULL CONSTRAINT PK_rfm_Segment PRIMARY KEY,
    RuleSetName TEXT NOT NULL,
    SegmentName TEXT NOT NULL,
    SegmentLabel TEXT NOT NULL,
    SortOrder INTEGER NOT NULL,
    ColorHex TEXT NOT NULL,
    Description TEXT NOT NULL,
    RecommendedAction TEXT NOT NULL,
    CONSTRAINT UX_rfm_Segment_RuleSetName_SegmentName UNIQUE (RuleSetName, SegmentName),
    CONSTRAINT UX_rfm_Segment_SegmentLabel UNIQUE (SegmentLabel),
    CONSTRAINT UX_rfm_Segment_SortOrder UNIQUE (SortOrder)
);
INSERT OR IGNORE INTO rfm_Segment (SegmentKey, RuleSetName, SegmentName, SegmentLabel, SortOrder, ColorHex, Description, RecommendedAction)
VALUES
    (-1, '', 'Not in run', 'Not in run', -1, '#9AA0A6', 'The customer was not part of the compared run.', ''),
    (0, '', 'Unknown', 'Unknown', 0, '#BDC1C6', 'No segment was computed.', '');

-- One row per customer and run.
CREATE TABLE IF NOT EXISTS rfm_CustomerRfm (
    RunKey INTEGER NOT NULL,
    CustomerKey INTEGER NOT NULL,
    SegmentKey INTEGER NOT NULL,
    ClusterKey INTEGER NOT NULL,
    HierarchyClusterKey INTEGER NOT NULL,
    RecencyDays INTEGER NULL,
    OrderCount INTEGER NOT NULL,
    FrequencyCount INTEGER NOT NULL,
    RevenueAmount INTEGER NOT NULL,
    MonetaryAmount INTEGER NULL,
    FirstOrderDate INTEGER NULL,
    LastOrderDate INTEGER NULL,
    RecencyScore INTEGER NULL,
    FrequencyScore INTEGER NULL,
    MonetaryScore INTEGER NULL,
    ProbabilityAlive REAL NULL,
    ExpectedOrders12M REAL NULL,
    PredictedValue12MAmount INTEGER NULL,
    PredictedValue12MLowAmount INTEGER NULL,
    PredictedValue12MHighAmount INTEGER NULL,
    CONSTRAINT PK_rfm_CustomerRfm PRIMARY KEY (RunKey, CustomerKey)
) WITHOUT ROWID;

-- One row per run and segment of its rule set, also where no customer is in it.
CREATE TABLE IF NOT EXISTS rfm_SegmentSummary (
    RunKey INTEGER NOT NULL,
    SegmentKey INTEGER NOT NULL,
    CustomerCount INTEGER NOT NULL,
    CustomerShare REAL NOT NULL,
    OrderCount INTEGER NOT NULL,
    RevenueAmount INTEGER NOT NULL,
    RevenueShare REAL NULL,
    RecencyDaysMean REAL NULL,
    OrderCountMean REAL NULL,
    RevenueAmountMean REAL NULL,
    RecencyDaysMedian REAL NULL,
    OrderCountMedian REAL NULL,
    RevenueAmountMedian REAL NULL,
    CONSTRAINT PK_rfm_SegmentSummary PRIMARY KEY (RunKey, SegmentKey)
) WITHOUT ROWID;

-- One row per run, metric and score. LowerBound is exclusive, UpperBound inclusive, NULL where open.
CREATE TABLE IF NOT EXISTS rfm_ScoreThreshold (
    RunKey INTEGER NOT NULL,
    Metric TEXT NOT NULL,
    Score INTEGER NOT NULL,
    LowerBound REAL NULL,
    UpperBound REAL NULL,
    CONSTRAINT PK_rfm_ScoreThreshold PRIMARY KEY (RunKey, Metric, Score)
) WITHOUT ROWID;

-- One row per run and occupied cell of scores.
CREATE TABLE IF NOT EXISTS rfm_RfmCell (
    RunKey INTEGER NOT NULL,
    RecencyScore INTEGER NOT NULL,
    FrequencyScore INTEGER NOT NULL,
    MonetaryScore INTEGER NOT NULL,
    CustomerCount INTEGER NOT NULL,
    RevenueAmount INTEGER NOT NULL,
    CONSTRAINT PK_rfm_RfmCell PRIMARY KEY (RunKey, RecencyScore, FrequencyScore, MonetaryScore)
) WITHOUT ROWID;

-- One row per run and check.
CREATE TABLE IF NOT EXISTS rfm_QualityCheck (
    RunKey INTEGER NOT NULL,
    CheckId TEXT NOT NULL,
    Severity TEXT NOT NULL,
    Passed INTEGER NOT NULL,
    Detail TEXT NOT NULL,
    CONSTRAINT PK_rfm_QualityCheck PRIMARY KEY (RunKey, CheckId)
) WITHOUT ROWID;

-- One row per later run, kind of comparison and pair of segments; RevenueAmount is the later run's.
CREATE TABLE IF NOT EXISTS rfm_SegmentMigration (
    ToRunKey INTEGER NOT NULL,
    Comparison TEXT NOT NULL,
    FromSegmentKey INTEGER NOT NULL,
    ToSegmentKey INTEGER NOT NULL,
    FromRunKey INTEGER NOT NULL,
    ProgramKey INTEGER NOT NULL,
    IsComparable INTEGER NOT NULL,
    CustomerCount INTEGER NOT NULL,
    RevenueAmount INTEGER NULL,
    CONSTRAINT PK_rfm_SegmentMigration PRIMARY KEY (ToRunKey, Comparison, FromSegmentKey, ToSegmentKey),
    CONSTRAINT CK_rfm_SegmentMigration_Comparison CHECK (Comparison IN ('previous', '1M', '12M'))
) WITHOUT ROWID;

-- One row per program, customer and interval of days (both ends inclusive) in one segment, over the program's current runs.
CREATE TABLE IF NOT EXISTS rfm_CustomerSegmentHistory (
    ProgramKey INTEGER NOT NULL,
    CustomerKey INTEGER NOT NULL,
    ValidFromDate INTEGER NOT NULL,
    ValidToDate INTEGER NOT NULL,
    SegmentKey INTEGER NOT NULL,
    CONSTRAINT PK_rfm_CustomerSegmentHistory PRIMARY KEY (ProgramKey, CustomerKey, ValidFromDate)
) WITHOUT ROWID;

-- One row per program, cohort month (first purchase) and months since; MonthNumber 0 is the cohort's own month.
CREATE TABLE IF NOT EXISTS rfm_CohortRetention (
    ProgramKey INTEGER NOT NULL,
    CohortMonth INTEGER NOT NULL,
    MonthNumber INTEGER NOT NULL,
    CustomerCount INTEGER NOT NULL,
    ActiveCustomerCount INTEGER NOT NULL,
    RevenueAmount INTEGER NOT NULL,
    CONSTRAINT PK_rfm_CohortRetention PRIMARY KEY (ProgramKey, CohortMonth, MonthNumber)
) WITHOUT ROWID;

-- One row per program and calendar month with transactions.
CREATE TABLE IF NOT EXISTS rfm_MonthlySales (
    ProgramKey INTEGER NOT NULL,
    YearMonth TEXT NOT NULL,
    OrderCount INTEGER NOT NULL,
    CustomerCount INTEGER NOT NULL,
    NewCustomerCount INTEGER NOT NULL,
    SalesAmount INTEGER NOT NULL,
    ReturnAmount INTEGER NOT NULL,
    RevenueAmount INTEGER NOT NULL,
    CONSTRAINT PK_rfm_MonthlySales PRIMARY KEY (ProgramKey, YearMonth)
) WITHOUT ROWID;
