-- 0007_CreatePlanning: what explains and plans over finished runs: revenue bridge, actions, campaign plans and their results, value of segments.
-- Grain: stated at each table.
-- Why: one concern, the prescriptive end; nothing here is needed to compute or publish a run.
-- Money is INTEGER ten-thousandths, instants are ISO 8601 text.
-- Idempotent: yes.

-- One row per pair of compared runs, segment, component and counter-segment; the amounts of a pair add up to the change of revenue.
CREATE TABLE IF NOT EXISTS rfm_RevenueBridge (
    FromRunKey INTEGER NOT NULL,
    ToRunKey INTEGER NOT NULL,
    SegmentKey INTEGER NOT NULL,
    Component TEXT NOT NULL,
    OtherSegmentKey INTEGER NOT NULL,
    ProgramKey INTEGER NOT NULL,
    IsComparable INTEGER NOT NULL,
    CustomerCount INTEGER NULL,
    ChangeAmount INTEGER NOT NULL,
    CONSTRAINT PK_rfm_RevenueBridge PRIMARY KEY (FromRunKey, ToRunKey, SegmentKey, Component, OtherSegmentKey),
    CONSTRAINT CK_rfm_RevenueBridge_Component CHECK (Component IN ('Entered', 'Left', 'MovedIn', 'MovedOut', 'OrdersPerCustomer', 'AmountPerOrder', 'WithoutOrders'))
) WITHOUT ROWID;

-- One row per segment and action that may be taken with it; Priority 1 is the recommended one.
CREATE TABLE IF NOT EXISTS rfm_SegmentAction (
    SegmentKey INTEGER NOT NULL,
    ActionName TEXT NOT NULL,
    Priority INTEGER NOT NULL,
    Channel TEXT NOT NULL,
    Offer TEXT NOT NULL,
    Reason TEXT NOT NULL,
    CostAmount INTEGER NOT NULL,
    UpliftProbability REAL NOT NULL,
    CONSTRAINT PK_rfm_SegmentAction PRIMARY KEY (SegmentKey, ActionName)
) WITHOUT ROWID;

-- One row per campaign plan.
CREATE TABLE IF NOT EXISTS rfm_PlanSummary (
    PlanKey INTEGER NOT NULL CONSTRAINT PK_rfm_PlanSummary PRIMARY KEY AUTOINCREMENT,
    RunKey INTEGER NOT NULL,
    ProgramKey INTEGER NOT NULL,
    CreatedAt TEXT NOT NULL,
    BudgetAmount INTEGER NOT NULL,
    ControlShare REAL NOT NULL,
    MarginShare REAL NOT NULL,
    Seed INTEGER NOT NULL,
    AmountBasis TEXT NOT NULL,
    CandidateCount INTEGER NOT NULL,
    SuppressedCount INTEGER NOT NULL,
    SelectedCount INTEGER NOT NULL,
    ControlCount INTEGER NOT NULL,
    CostAmount INTEGER NOT NULL,
    ExpectedGainAmount INTEGER NOT NULL,
    SelectedGainAmount INTEGER NOT NULL,
    BoundGainAmount INTEGER NOT NULL,
    CodeVersion TEXT NOT NULL
);

-- One row per plan, segment and action that was considered, with the assumptions used.
CREATE TABLE IF NOT EXISTS rfm_PlanAction (
    PlanKey INTEGER NOT NULL,
    SegmentKey INTEGER NOT NULL,
    ActionName TEXT NOT NULL,
    Channel TEXT NOT NULL,
    Offer TEXT NOT NULL,
    CostAmount INTEGER NOT NULL,
    UpliftProbability REAL NOT NULL,
    UpliftSource TEXT NOT NULL,
    CandidateCount INTEGER NOT NULL,
    SelectedCount INTEGER NOT NULL,
    ControlCount INTEGER NOT NULL,
    SelectedCostAmount INTEGER NOT NULL,
    ExpectedGainAmount INTEGER NOT NULL,
    CONSTRAINT PK_rfm_PlanAction PRIMARY KEY (PlanKey, SegmentKey, ActionName),
    CONSTRAINT CK_rfm_PlanAction_UpliftSource CHECK (UpliftSource IN ('assumed', 'given', 'measured'))
) WITHOUT ROWID;

-- One row per plan and chosen customer.
CREATE TABLE IF NOT EXISTS rfm_CampaignPlan (
    PlanKey INTEGER NOT NULL,
    CustomerKey INTEGER NOT NULL,
    RunKey INTEGER NOT NULL,
    SegmentKey INTEGER NOT NULL,
    ActionName TEXT NOT NULL,
    Priority INTEGER NOT NULL,
    IsControl INTEGER NOT NULL,
    CostAmount INTEGER NOT NULL,
    ExpectedGainAmount INTEGER NOT NULL,
    Reason TEXT NOT NULL,
    CONSTRAINT PK_rfm_CampaignPlan PRIMARY KEY (PlanKey, CustomerKey)
) WITHOUT ROWID;

-- One row per plan and action: what came back, and the lift against the control.
CREATE TABLE IF NOT EXISTS rfm_CampaignResult (
    PlanKey INTEGER NOT NULL,
    ActionName TEXT NOT NULL,
    MeasuredAt TEXT NOT NULL,
    TreatedCount INTEGER NOT NULL,
    TreatedResponseCount INTEGER NOT NULL,
    ControlCount INTEGER NOT NULL,
    ControlResponseCount INTEGER NOT NULL,
    TreatedAmount INTEGER NULL,
    ControlAmount INTEGER NULL,
    LiftProbability REAL NULL,
    LiftLowProbability REAL NULL,
    LiftHighProbability REAL NULL,
    RevenueLiftAmount INTEGER NULL,
    RevenueLiftLowAmount INTEGER NULL,
    RevenueLiftHighAmount INTEGER NULL,
    CONSTRAINT PK_rfm_CampaignResult PRIMARY KEY (PlanKey, ActionName)
) WITHOUT ROWID;

-- One row per published run and segment of its rule set, also where nobody is in it.
CREATE TABLE IF NOT EXISTS rfm_SegmentValue (
    RunKey INTEGER NOT NULL,
    SegmentKey INTEGER NOT NULL,
    CustomerCount INTEGER NOT NULL,
    MarginShare REAL NOT NULL,
    DiscountRate REAL NOT NULL,
    SimpleClvAmount INTEGER NULL,
    SimpleClvPerCustomerAmount INTEGER NULL,
    SimpleClvReason TEXT NULL,
    ModelValue12MAmount INTEGER NULL,
    ModelValue12MPerCustomerAmount INTEGER NULL,
    ModelValueReason TEXT NULL,
    MarkovValueAmount INTEGER NULL,
    MarkovValuePerCustomerAmount INTEGER NULL,
    MarkovReason TEXT NULL,
    MarkovFromRunKey INTEGER NULL,
    CONSTRAINT PK_rfm_SegmentValue PRIMARY KEY (RunKey, SegmentKey)
) WITHOUT ROWID;

-- For forgetting a customer.
CREATE INDEX IF NOT EXISTS IX_rfm_CampaignPlan_CustomerKey ON rfm_CampaignPlan (CustomerKey);
