-- 0007_CreatePlanning: what explains and plans over finished runs: revenue bridge, actions, campaign plans and their results, value of segments.
-- Grain: stated at each table.
-- Why: one concern, the prescriptive end; nothing here is needed to compute or publish a run.
-- Idempotent: yes.

-- One row per pair of compared runs, segment, component and counter-segment; the amounts of a pair add up to the change of revenue.
IF OBJECT_ID(N'rfm.RevenueBridge', N'U') IS NULL
CREATE TABLE rfm.RevenueBridge (
    FromRunKey int NOT NULL,
    ToRunKey int NOT NULL,
    SegmentKey int NOT NULL,
    Component varchar(20) NOT NULL,
    OtherSegmentKey int NOT NULL,
    ProgramKey int NOT NULL,
    IsComparable bit NOT NULL,
    CustomerCount int NULL,
    ChangeAmount decimal(19, 4) NOT NULL,
    CONSTRAINT PK_rfm_RevenueBridge PRIMARY KEY CLUSTERED (FromRunKey, ToRunKey, SegmentKey, Component, OtherSegmentKey),
    CONSTRAINT CK_rfm_RevenueBridge_Component CHECK (Component IN ('Entered', 'Left', 'MovedIn', 'MovedOut', 'OrdersPerCustomer', 'AmountPerOrder', 'WithoutOrders'))
);

-- One row per segment and action that may be taken with it; Priority 1 is the recommended one.
IF OBJECT_ID(N'rfm.SegmentAction', N'U') IS NULL
CREATE TABLE rfm.SegmentAction (
    SegmentKey int NOT NULL,
    ActionName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Priority int NOT NULL,
    Channel nvarchar(100) NOT NULL,
    Offer nvarchar(400) NOT NULL,
    Reason nvarchar(400) NOT NULL,
    CostAmount decimal(19, 4) NOT NULL,
    UpliftProbability float(53) NOT NULL,
    CONSTRAINT PK_rfm_SegmentAction PRIMARY KEY CLUSTERED (SegmentKey, ActionName)
);

-- One row per campaign plan.
IF OBJECT_ID(N'rfm.PlanSummary', N'U') IS NULL
CREATE TABLE rfm.PlanSummary (
    PlanKey int IDENTITY(1, 1) NOT NULL,
    RunKey int NOT NULL,
    ProgramKey int NOT NULL,
    CreatedAt datetime2(3) NOT NULL,
    BudgetAmount decimal(19, 4) NOT NULL,
    ControlShare float(53) NOT NULL,
    MarginShare float(53) NOT NULL,
    Seed int NOT NULL,
    AmountBasis varchar(20) NOT NULL,
    CandidateCount int NOT NULL,
    SuppressedCount int NOT NULL,
    SelectedCount int NOT NULL,
    ControlCount int NOT NULL,
    CostAmount decimal(19, 4) NOT NULL,
    ExpectedGainAmount decimal(19, 4) NOT NULL,
    SelectedGainAmount decimal(19, 4) NOT NULL,
    BoundGainAmount decimal(19, 4) NOT NULL,
    CodeVersion varchar(100) NOT NULL,
    CONSTRAINT PK_rfm_PlanSummary PRIMARY KEY CLUSTERED (PlanKey)
);

-- One row per plan, segment and action that was considered, with the assumptions used.
IF OBJECT_ID(N'rfm.PlanAction', N'U') IS NULL
CREATE TABLE rfm.PlanAction (
    PlanKey int NOT NULL,
    SegmentKey int NOT NULL,
    ActionName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Channel nvarchar(100) NOT NULL,
    Offer nvarchar(400) NOT NULL,
    CostAmount decimal(19, 4) NOT NULL,
    UpliftProbability float(53) NOT NULL,
    UpliftSource varchar(20) NOT NULL,
    CandidateCount int NOT NULL,
    SelectedCount int NOT NULL,
    ControlCount int NOT NULL,
    SelectedCostAmount decimal(19, 4) NOT NULL,
    ExpectedGainAmount decimal(19, 4) NOT NULL,
    CONSTRAINT PK_rfm_PlanAction PRIMARY KEY CLUSTERED (PlanKey, SegmentKey, ActionName),
    CONSTRAINT CK_rfm_PlanAction_UpliftSource CHECK (UpliftSource IN ('assumed', 'given', 'measured'))
);

-- One row per plan and chosen customer.
IF OBJECT_ID(N'rfm.CampaignPlan', N'U') IS NULL
CREATE TABLE rfm.CampaignPlan (
    PlanKey int NOT NULL,
    CustomerKey int NOT NULL,
    RunKey int NOT NULL,
    SegmentKey int NOT NULL,
    ActionName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    Priority int NOT NULL,
    IsControl bit NOT NULL,
    CostAmount decimal(19, 4) NOT NULL,
    ExpectedGainAmount decimal(19, 4) NOT NULL,
    Reason nvarchar(400) NOT NULL,
    CONSTRAINT PK_rfm_CampaignPlan PRIMARY KEY CLUSTERED (PlanKey, CustomerKey)
);

-- One row per plan and action: what came back, and the lift against the control.
IF OBJECT_ID(N'rfm.CampaignResult', N'U') IS NULL
CREATE TABLE rfm.CampaignResult (
    PlanKey int NOT NULL,
    ActionName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    MeasuredAt datetime2(3) NOT NULL,
    TreatedCount int NOT NULL,
    TreatedResponseCount int NOT NULL,
    ControlCount int NOT NULL,
    ControlResponseCount int NOT NULL,
    TreatedAmount decimal(19, 4) NULL,
    ControlAmount decimal(19, 4) NULL,
    LiftProbability float(53) NULL,
    LiftLowProbability float(53) NULL,
    LiftHighProbability float(53) NULL,
    RevenueLiftAmount decimal(19, 4) NULL,
    RevenueLiftLowAmount decimal(19, 4) NULL,
    RevenueLiftHighAmount decimal(19, 4) NULL,
    CONSTRAINT PK_rfm_CampaignResult PRIMARY KEY CLUSTERED (PlanKey, ActionName)
);

-- One row per published run and segment of its rule set, also where nobody is in it.
IF OBJECT_ID(N'rfm.SegmentValue', N'U') IS NULL
CREATE TABLE rfm.SegmentValue (
    RunKey int NOT NULL,
    SegmentKey int NOT NULL,
    CustomerCount int NOT NULL,
    MarginShare float(53) NOT NULL,
    DiscountRate float(53) NOT NULL,
    SimpleClvAmount decimal(19, 4) NULL,
    SimpleClvPerCustomerAmount decimal(19, 4) NULL,
    SimpleClvReason nvarchar(200) NULL,
    ModelValue12MAmount decimal(19, 4) NULL,
    ModelValue12MPerCustomerAmount decimal(19, 4) NULL,
    ModelValueReason nvarchar(200) NULL,
    MarkovValueAmount decimal(19, 4) NULL,
    MarkovValuePerCustomerAmount decimal(19, 4) NULL,
    MarkovReason nvarchar(200) NULL,
    MarkovFromRunKey int NULL,
    CONSTRAINT PK_rfm_SegmentValue PRIMARY KEY CLUSTERED (RunKey, SegmentKey)
);

-- For forgetting a customer.
IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.indexes AS i WHERE i.name = N'IX_rfm_CampaignPlan_CustomerKey')
CREATE INDEX IX_rfm_CampaignPlan_CustomerKey ON rfm.CampaignPlan (CustomerKey);
