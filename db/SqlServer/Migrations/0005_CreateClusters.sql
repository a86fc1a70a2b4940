-- 0005_CreateClusters: clusters that last from run to run, and what runs write about them.
-- Grain: stated at each table.
-- Why: rows of a run are invisible in bi until it is Published; rfm.Cluster is shown once a published run has the cluster.
-- Idempotent: yes.

-- One row per program, method and lasting number. Key 0 is Unknown. FirstRunKey is the run that gave the number; name and order are those of the newest published run that has the cluster.
IF OBJECT_ID(N'rfm.Cluster', N'U') IS NULL
CREATE TABLE rfm.Cluster (
    ClusterKey int NOT NULL,
    ProgramKey int NOT NULL,
    Method varchar(20) NOT NULL,
    ClusterNumber int NOT NULL,
    ClusterName nvarchar(100) NOT NULL,
    SortOrder int NOT NULL,
    ColorHex varchar(7) NOT NULL,
    FirstRunKey int NOT NULL,
    IsPublished bit NOT NULL,
    CONSTRAINT PK_rfm_Cluster PRIMARY KEY CLUSTERED (ClusterKey),
    CONSTRAINT UX_rfm_Cluster_ProgramKey_Method_ClusterNumber UNIQUE (ProgramKey, Method, ClusterNumber),
    CONSTRAINT CK_rfm_Cluster_Method CHECK (Method IN ('none', 'k-means', 'ward'))
);
IF NOT EXISTS (SELECT 1 AS IsThere FROM rfm.Cluster AS c WHERE c.ClusterKey = 0)
INSERT INTO rfm.Cluster (ClusterKey, ProgramKey, Method, ClusterNumber, ClusterName, SortOrder, ColorHex, FirstRunKey, IsPublished)
VALUES (0, 0, 'none', 0, N'Unknown', 0, '#BDC1C6', 0, 1);

-- One row per run, method and cluster.
IF OBJECT_ID(N'rfm.ClusterSummary', N'U') IS NULL
CREATE TABLE rfm.ClusterSummary (
    RunKey int NOT NULL,
    Method varchar(20) NOT NULL,
    ClusterKey int NOT NULL,
    ClusterNameInRun nvarchar(100) NOT NULL,
    SortOrder int NOT NULL,
    CustomerCount int NOT NULL,
    CustomerShare float(53) NOT NULL,
    OrderCount bigint NOT NULL,
    RevenueAmount decimal(19, 4) NOT NULL,
    RevenueShare float(53) NULL,
    RecencyDaysMean float(53) NOT NULL,
    OrderCountMean float(53) NOT NULL,
    RevenueAmountMean float(53) NOT NULL,
    SilhouetteMean float(53) NULL,
    CONSTRAINT PK_rfm_ClusterSummary PRIMARY KEY CLUSTERED (RunKey, Method, ClusterKey)
);

-- One row per run, method and cluster: the centroid in feature units (log(1 + value) for log features), by which later runs find the cluster again.
IF OBJECT_ID(N'rfm.ClusterCentroid', N'U') IS NULL
CREATE TABLE rfm.ClusterCentroid (
    RunKey int NOT NULL,
    Method varchar(20) NOT NULL,
    ClusterKey int NOT NULL,
    FeatureKind varchar(10) NOT NULL,
    RecencyDays float(53) NOT NULL,
    FrequencyCount float(53) NOT NULL,
    MonetaryAmount float(53) NOT NULL,
    CONSTRAINT PK_rfm_ClusterCentroid PRIMARY KEY CLUSTERED (RunKey, Method, ClusterKey)
);

-- One row per run and number of k-means clusters that was tried.
IF OBJECT_ID(N'rfm.ClusterChoice', N'U') IS NULL
CREATE TABLE rfm.ClusterChoice (
    RunKey int NOT NULL,
    ClusterCount int NOT NULL,
    Inertia float(53) NOT NULL,
    Silhouette float(53) NULL,
    SilhouetteStandardError float(53) NULL,
    DaviesBouldin float(53) NULL,
    CalinskiHarabasz float(53) NULL,
    SmallestShare float(53) NOT NULL,
    IsSelected bit NOT NULL,
    CONSTRAINT PK_rfm_ClusterChoice PRIMARY KEY CLUSTERED (RunKey, ClusterCount)
);

-- One row per run and one of the last merges of its hierarchy; merge m makes node (leaves + m).
IF OBJECT_ID(N'rfm.ClusterMerge', N'U') IS NULL
CREATE TABLE rfm.ClusterMerge (
    RunKey int NOT NULL,
    MergeNumber int NOT NULL,
    LeftNode int NOT NULL,
    RightNode int NOT NULL,
    Height float(53) NOT NULL,
    CustomerCount int NOT NULL,
    CONSTRAINT PK_rfm_ClusterMerge PRIMARY KEY CLUSTERED (RunKey, MergeNumber)
);

-- One row per run and leaf of its hierarchy as it is drawn, leaf 1 leftmost.
IF OBJECT_ID(N'rfm.ClusterLeaf', N'U') IS NULL
CREATE TABLE rfm.ClusterLeaf (
    RunKey int NOT NULL,
    LeafNode int NOT NULL,
    HierarchyClusterKey int NOT NULL,
    CustomerCount int NOT NULL,
    CONSTRAINT PK_rfm_ClusterLeaf PRIMARY KEY CLUSTERED (RunKey, LeafNode)
);

-- One row per run, k-means cluster, attribute and value (or band of values).
IF OBJECT_ID(N'rfm.ClusterProfile', N'U') IS NULL
CREATE TABLE rfm.ClusterProfile (
    RunKey int NOT NULL,
    ClusterKey int NOT NULL,
    AttributeName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    AttributeValue nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CustomerCount int NOT NULL,
    IndexVsPopulation float(53) NOT NULL,
    CONSTRAINT PK_rfm_ClusterProfile PRIMARY KEY CLUSTERED (RunKey, ClusterKey, AttributeName, AttributeValue)
);

-- One row per run, segment, attribute and value (or band of values).
IF OBJECT_ID(N'rfm.SegmentProfile', N'U') IS NULL
CREATE TABLE rfm.SegmentProfile (
    RunKey int NOT NULL,
    SegmentKey int NOT NULL,
    AttributeName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    AttributeValue nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CustomerCount int NOT NULL,
    IndexVsPopulation float(53) NOT NULL,
    CONSTRAINT PK_rfm_SegmentProfile PRIMARY KEY CLUSTERED (RunKey, SegmentKey, AttributeName, AttributeValue)
);

-- One row per run and occupied pair of segment and k-means cluster.
IF OBJECT_ID(N'rfm.SegmentClusterAgreement', N'U') IS NULL
CREATE TABLE rfm.SegmentClusterAgreement (
    RunKey int NOT NULL,
    SegmentKey int NOT NULL,
    ClusterKey int NOT NULL,
    CustomerCount int NOT NULL,
    CONSTRAINT PK_rfm_SegmentClusterAgreement PRIMARY KEY CLUSTERED (RunKey, SegmentKey, ClusterKey)
);
