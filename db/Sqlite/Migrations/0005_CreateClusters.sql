-- 0005_CreateClusters: clusters that last from run to run, and what runs write about them.
-- Grain: stated at each table.
-- Why: rows of a run are invisible in bi until it is Published; rfm_Cluster is shown once a published run has the cluster.
-- Money is INTEGER ten-thousandths.
-- Idempotent: yes.

-- One row per program, method and lasting number. Key 0 is Unknown. FirstRunKey is the run that gave the number; name and order are those of the newest published run that has the cluster.
CREATE TABLE IF NOT EXISTS rfm_Cluster (
    ClusterKey INTEGER NOT NULL CONSTRAINT PK_rfm_Cluster PRIMARY KEY,
    ProgramKey INTEGER NOT NULL,
    Method TEXT NOT NULL,
    ClusterNumber INTEGER NOT NULL,
    ClusterName TEXT NOT NULL,
    SortOrder INTEGER NOT NULL,
    ColorHex TEXT NOT NULL,
    FirstRunKey INTEGER NOT NULL,
    IsPublished INTEGER NOT NULL,
    CONSTRAINT UX_rfm_Cluster_ProgramKey_Method_ClusterNumber UNIQUE (ProgramKey, Method, ClusterNumber),
    CONSTRAINT CK_rfm_Cluster_Method CHECK (Method IN ('none', 'k-means', 'ward'))
);
INSERT OR IGNORE INTO rfm_Cluster (ClusterKey, ProgramKey, Method, ClusterNumber, ClusterName, SortOrder, ColorHex, FirstRunKey, IsPublished)
VALUES (0, 0, 'none', 0, 'Unknown', 0, '#BDC1C6', 0, 1);

-- One row per run, method and cluster.
CREATE TABLE IF NOT EXISTS rfm_ClusterSummary (
    RunKey INTEGER NOT NULL,
    Method TEXT NOT NULL,
    ClusterKey INTEGER NOT NULL,
    ClusterNameInRun TEXT NOT NULL,
    SortOrder INTEGER NOT NULL,
    CustomerCount INTEGER NOT NULL,
    CustomerShare REAL NOT NULL,
    OrderCount INTEGER NOT NULL,
    RevenueAmount INTEGER NOT NULL,
    RevenueShare REAL NULL,
    RecencyDaysMean REAL NOT NULL,
    OrderCountMean REAL NOT NULL,
    RevenueAmountMean REAL NOT NULL,
    SilhouetteMean REAL NULL,
    CONSTRAINT PK_rfm_ClusterSummary PRIMARY KEY (RunKey, Method, ClusterKey)
) WITHOUT ROWID;

-- One row per run, method and cluster: the centroid in feature units (log(1 + value) for log features), by which later runs find the cluster again.
CREATE TABLE IF NOT EXISTS rfm_ClusterCentroid (
    RunKey INTEGER NOT NULL,
    Method TEXT NOT NULL,
    ClusterKey INTEGER NOT NULL,
    FeatureKind TEXT NOT NULL,
    RecencyDays REAL NOT NULL,
    FrequencyCount REAL NOT NULL,
    MonetaryAmount REAL NOT NULL,
    CONSTRAINT PK_rfm_ClusterCentroid PRIMARY KEY (RunKey, Method, ClusterKey)
) WITHOUT ROWID;

-- One row per run and number of k-means clusters that was tried.
CREATE TABLE IF NOT EXISTS rfm_ClusterChoice (
    RunKey INTEGER NOT NULL,
    ClusterCount INTEGER NOT NULL,
    Inertia REAL NOT NULL,
    Silhouette REAL NULL,
    SilhouetteStandardError REAL NULL,
    DaviesBouldin REAL NULL,
    CalinskiHarabasz REAL NULL,
    SmallestShare REAL NOT NULL,
    IsSelected INTEGER NOT NULL,
    CONSTRAINT PK_rfm_ClusterChoice PRIMARY KEY (RunKey, ClusterCount)
) WITHOUT ROWID;

-- One row per run and one of the last merges of its hierarchy; merge m makes node (leaves + m).
CREATE TABLE IF NOT EXISTS rfm_ClusterMerge (
    RunKey INTEGER NOT NULL,
    MergeNumber INTEGER NOT NULL,
    LeftNode INTEGER NOT NULL,
    RightNode INTEGER NOT NULL,
    Height REAL NOT NULL,
    CustomerCount INTEGER NOT NULL,
    CONSTRAINT PK_rfm_ClusterMerge PRIMARY KEY (RunKey, MergeNumber)
) WITHOUT ROWID;

-- One row per run and leaf of its hierarchy as it is drawn, leaf 1 leftmost.
CREATE TABLE IF NOT EXISTS rfm_ClusterLeaf (
    RunKey INTEGER NOT NULL,
    LeafNode INTEGER NOT NULL,
    HierarchyClusterKey INTEGER NOT NULL,
    CustomerCount INTEGER NOT NULL,
    CONSTRAINT PK_rfm_ClusterLeaf PRIMARY KEY (RunKey, LeafNode)
) WITHOUT ROWID;

-- One row per run, k-means cluster, attribute and value (or band of values).
CREATE TABLE IF NOT EXISTS rfm_ClusterProfile (
    RunKey INTEGER NOT NULL,
    ClusterKey INTEGER NOT NULL,
    AttributeName TEXT NOT NULL,
    AttributeValue TEXT NOT NULL,
    CustomerCount INTEGER NOT NULL,
    IndexVsPopulation REAL NOT NULL,
    CONSTRAINT PK_rfm_ClusterProfile PRIMARY KEY (RunKey, ClusterKey, AttributeName, AttributeValue)
) WITHOUT ROWID;

-- One row per run, segment, attribute and value (or band of values).
CREATE TABLE IF NOT EXISTS rfm_SegmentProfile (
    RunKey INTEGER NOT NULL,
    SegmentKey INTEGER NOT NULL,
    AttributeName TEXT NOT NULL,
    AttributeValue TEXT NOT NULL,
    CustomerCount INTEGER NOT NULL,
    IndexVsPopulation REAL NOT NULL,
    CONSTRAINT PK_rfm_SegmentProfile PRIMARY KEY (RunKey, SegmentKey, AttributeName, AttributeValue)
) WITHOUT ROWID;

-- One row per run and occupied pair of segment and k-means cluster.
CREATE TABLE IF NOT EXISTS rfm_SegmentClusterAgreement (
    RunKey INTEGER NOT NULL,
    SegmentKey INTEGER NOT NULL,
    ClusterKey INTEGER NOT NULL,
    CustomerCount INTEGER NOT NULL,
    CONSTRAINT PK_rfm_SegmentClusterAgreement PRIMARY KEY (RunKey, SegmentKey, ClusterKey)
) WITHOUT ROWID;
