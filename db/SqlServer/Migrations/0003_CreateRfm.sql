-- 0003_CreateRfm: what runs write, and what publication derives from it.
-- Grain: stated at each table.
-- Why: rows are keyed by run, written while the run is Running and invisible in bi until it is Published.
-- Idempotent: yes.

-- One row per rule set name and content ever used.
IF OBJECT_ID(N'rfm.RuleSet', N'U') IS NULL
CREATE TABLE rfm.RuleSet (
    RuleSetName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    RuleSetHash varchar(64) NOT NULL,
    DefinitionJson nvarchar(max) NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_rfm_RuleSet PRIMARY KEY CLUSTERED (RuleSetName, RuleSetHash)
);

-- One row per (rule set, segment), for ever. Keys 0 (Unknown) and -1 (Not in run) are members of every rule set.
IF OBJECT_ID(N'rfm.Segment', N'U') IS NULL
CREATE TABLE rfm.Segment (
    SegmentKey int NOT NULL,
    RuleSetName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    SegmentName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    SegmentLabel nvarchar(220) COLLATE Latin1_General_100_BIN2 NOT NULL,
    SortOrder int NOT NULL,
    ColorHex varchar(7) NOT NULL,
    Description nvarchar(1000) NOT NULL,
    RecommendedAction nvarchar(1000) NOT NULL,
    CONSTRAINT PK_rfm_Segment PRIMARY KEY CLUSTERED (SegmentKey),
    CONSTRAINT UX_rfm_Segment_RuleSetName_SegmentName UNIQUE (RuleSetName, SegmentName),
    CONSTRAINT UX_rfm_Segment_SegmentLabel UNIQUE (SegmentLabel),
    CONSTRAINT UX_rfm_Segment_SortOrder UNIQUE (SortOrder)
);
IF NOT EXISTS (SELECT 1 AS IsThere FROM rfm.Segment AS s WHERE s.SegmentKey = 0)
INSERT INTO rfm.Segment (SegmentKey, RuleSetName, SegmentName, SegmentLabel, SortOrder, ColorHex, Description, RecommendedAction)
VALUES
    (-1, N'', N'Not in run', N'Not in run', -1, '#9AA0A6', N'The customer was not part of the compared run.', N''),
    (0, N'', N'Unknown', N'Unknown', 0, '#BDC1C6', N'No segment was computed.', N'');

-- One row per customer and run.
IF OBJECT_ID(N'rfm.CustomerRfm', N'U') IS NULL
CREATE TABLE rfm.CustomerRfm (
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
    CONSTRAINT PK_rfm_CustomerRfm PRIMARY KEY CLUSTERED (RunKey, CustomerKey)
);

-- One row per run and segment of its rule set, also where no customer is in it.
IF OBJECT_ID(N'rfm.SegmentSummary', N'U') IS NULL
CREATE TABLE rfm.SegmentSummary (
    RunKey int NOT NULL,
    SegmentKey int NOT NULL,
    CustomerCount int NOT NULL,
    CustomerShare float(53) NOT NULL,
    OrderCount bigint NOT NULL,
    RevenueAmount decimal(19, 4) NOT NULL,
    RevenueShare float(53) NULL,
    RecencyDaysMean float(53) NULL,
    OrderCountMean float(53) NULL,
    RevenueAmountMean float(53) NULL,
    RecencyDaysMedian float(53) NULL,
    OrderCountMedian float(53) NULL,
    RevenueAmountMedian float(53) NULL,
    CONSTRAINT PK_rfm_SegmentSummary PRIMARY KEY CLUSTERED (RunKey, SegmentKey)
);

-- One row per run, metric and score. LowerBound is exclusive, UpperBound inclusive, NULL where open.
IF OBJECT_ID(N'rfm.ScoreThreshold', N'U') IS NULL
CREATE TABLE rfm.ScoreThreshold (
    RunKey int NOT NULL,
    Metric varchar(50) NOT NULL,
    Score int NOT NULL,
    LowerBound float(53) NULL,
    UpperBound float(53) NULL,
    CONSTRAINT PK_rfm_ScoreThreshold PRIMARY KEY CLUSTERED (RunKey, Metric, Score)
);

-- One row per run and occupied cell of scores.
IF OBJECT_ID(N'rfm.RfmCell', N'U') IS NULL
CREATE TABLE rfm.RfmCell (
    RunKey int NOT NULL,
    RecencyScore int NOT NULL,
    FrequencyScore int NOT NULL,
    MonetaryScore int NOT NULL,
    CustomerCount int NOT NULL,
    RevenueAmount decimal(19, 4) NOT NULL,
    CONSTRAINT PK_rfm_RfmCell PRIMARY KEY CLUSTERED (RunKey, RecencyScore, FrequencyScore, MonetaryScore)
);

-- One row per run and check.
IF OBJECT_ID(N'rfm.QualityCheck', N'U') IS NULL
CREATE TABLE rfm.QualityCheck (
    RunKey int NOT NULL,
    CheckId varchar(100) NOT NULL,
    Severity varchar(20) NOT NULL,
    Passed bit NOT NULL,
    Detail nvarchar(2000) NOT NULL,
    CONSTRAINT PK_rfm_QualityCheck PRIMARY KEY CLUSTERED (RunKey, CheckId)
);

-- One row per later run, kind of comparison and pair of segments; RevenueAmount is the later run's.
IF OBJECT_ID(N'rfm.SegmentMigration', N'U') IS NULL
CREATE TABLE rfm.SegmentMigration (
    ToRunKey int NOT NULL,
    Comparison varchar(20) NOT NULL,
    FromSegmentKey int NOT NULL,
    ToSegmentKey int NOT NULL,
    FromRunKey int NOT NULL,
    ProgramKey int NOT NULL,
    IsComparable bit NOT NULL,
    CustomerCount int NOT NULL,
    RevenueAmount decimal(19, 4) NULL,
    CONSTRAINT PK_rfm_SegmentMigration PRIMARY KEY CLUSTERED (ToRunKey, Comparison, FromSegmentKey, ToSegmentKey),
    CONSTRAINT CK_rfm_SegmentMigration_Comparison CHECK (Comparison IN ('previous', '1M', '12M'))
);

-- One row per program, customer and interval of days (both ends inclusive) in one segment, over the program's current runs.
IF OBJECT_ID(N'rfm.CustomerSegmentHistory', N'U') IS NULL
CREATE TABLE rfm.CustomerSegmentHistory (
    ProgramKey int NOT NULL,
    CustomerKey int NOT NULL,
    ValidFromDate date NOT NULL,
    ValidToDate date NOT NULL,
    SegmentKey int NOT NULL,
    CONSTRAINT PK_rfm_CustomerSegmentHistory PRIMARY KEY CLUSTERED (ProgramKey, CustomerKey, ValidFromDate)
);

-- One row per program, cohort month (first purchase, its first day) and months since; MonthNumber 0 is the cohort's own month.
IF OBJECT_ID(N'rfm.CohortRetention', N'U') IS NULL
CREATE TABLE rfm.CohortRetention (
    ProgramKey int NOT NULL,
    CohortMonth date NOT NULL,
    MonthNumber int NOT NULL,
    CustomerCount int NOT NULL,
    ActiveCustomerCount int NOT NULL,
    RevenueAmount decimal(19, 4) NOT NULL,
    CONSTRAINT PK_rfm_CohortRetention PRIMARY KEY CLUSTERED (ProgramKey, CohortMonth, MonthNumber)
);

-- One row per program and calendar month with transactions.
IF OBJECT_ID(N'rfm.MonthlySales', N'U') IS NULL
CREATE TABLE rfm.MonthlySales (
    ProgramKey int NOT NULL,
    YearMonth varchar(7) NOT NULL,
    OrderCount int NOT NULL,
    CustomerCount int NOT NULL,
    NewCustomerCount int NOT NULL,
    SalesAmount decimal(19, 4) NOT NULL,
    ReturnAmount decimal(19, 4) NOT NULL,
    RevenueAmount decimal(19, 4) NOT NULL,
    CONSTRAINT PK_rfm_MonthlySales PRIMARY KEY CLUSTERED (ProgramKey, YearMonth)
);
