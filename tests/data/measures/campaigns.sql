-- Twins of the measures of the newest plan of the run shown, and of its results.
-- What twins are, and their parameters: runs.sql.

-- [Shown Plan Key] 09ab30bbaa97
SELECT MAX(t.PlanKey) AS Figure
FROM {bi.PlanSummary} AS t
WHERE t.RunKey = @RunKey;

-- [Plan Budget] 00b146b25ff1
SELECT SUM(t.BudgetAmount) AS Figure
FROM {bi.PlanSummary} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey);

-- [Detectable Uplift] 5fd794ae5153
SELECT MAX(t.DetectableUpliftProbability) AS Figure
FROM {bi.PlanSummary} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey);

-- [Planned Uplift] 760bb8eb5fb6
SELECT MAX(t.UpliftProbability) AS Figure
FROM {bi.PlanSummary} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey);

-- [Planned Customers] 0fc451bf8291
SELECT NULLIF(COUNT(*), 0) AS Figure
FROM {bi.CampaignPlan} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey)
    AND t.IsControl = 0
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@ActionName IS NULL OR t.ActionName = @ActionName);

-- [Control Customers] a683a3cb4f96
SELECT NULLIF(COUNT(*), 0) AS Figure
FROM {bi.CampaignPlan} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey)
    AND t.IsControl = 1
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@ActionName IS NULL OR t.ActionName = @ActionName);

-- [Plan Cost] fd9dd6e1e125
SELECT SUM(t.CostAmount) AS Figure
FROM {bi.CampaignPlan} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey)
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@ActionName IS NULL OR t.ActionName = @ActionName);

-- [Plan Expected Gain] 061fd066888d
SELECT SUM(t.ExpectedGainAmount) AS Figure
FROM {bi.CampaignPlan} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey)
    AND t.IsControl = 0
    AND (@SegmentKey IS NULL OR t.SegmentKey = @SegmentKey)
    AND (@ActionName IS NULL OR t.ActionName = @ActionName);

-- [Treated Customers] 0be0a3b5ddd2
SELECT SUM(t.TreatedCount) AS Figure
FROM {bi.CampaignResult} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey)
    AND (@ActionName IS NULL OR t.ActionName = @ActionName);

-- [Treated Responses] eb3e3c408294
SELECT SUM(t.TreatedResponseCount) AS Figure
FROM {bi.CampaignResult} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey)
    AND (@ActionName IS NULL OR t.ActionName = @ActionName);

-- [Treated Response Rate] df03770dcd26
SELECT CAST(SUM(t.TreatedResponseCount) AS float) / NULLIF(SUM(t.TreatedCount), 0) AS Figure
FROM {bi.CampaignResult} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey)
    AND (@ActionName IS NULL OR t.ActionName = @ActionName);

-- [Control Response Rate] 178bc46d6630
SELECT CAST(SUM(t.ControlResponseCount) AS float) / NULLIF(SUM(t.ControlCount), 0) AS Figure
FROM {bi.CampaignResult} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey)
    AND (@ActionName IS NULL OR t.ActionName = @ActionName);

-- [Lift] 8f42a5a672f5
SELECT SUM(t.TreatedCount * t.LiftProbability)
    / NULLIF(SUM(CASE WHEN t.LiftProbability IS NOT NULL THEN t.TreatedCount END), 0) AS Figure
FROM {bi.CampaignResult} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey)
    AND (@ActionName IS NULL OR t.ActionName = @ActionName)
HAVING SUM(t.ControlCount) >= 50
    AND SUM(t.TreatedResponseCount) + SUM(t.ControlResponseCount) >= 5;

-- [Lift Low] a70d729314eb
SELECT MAX(CASE WHEN t.IsEnough = 1 THEN t.LiftLowProbability END) AS Figure
FROM {bi.CampaignResult} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey)
    AND (@ActionName IS NULL OR t.ActionName = @ActionName)
HAVING COUNT(DISTINCT t.ActionName) = 1;

-- [Lift High] b50d9bb004cb
SELECT MAX(CASE WHEN t.IsEnough = 1 THEN t.LiftHighProbability END) AS Figure
FROM {bi.CampaignResult} AS t
WHERE t.PlanKey = (SELECT MAX(p.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS p WHERE p.RunKey = @RunKey)
    AND (@ActionName IS NULL OR t.ActionName = @ActionName)
HAVING COUNT(DISTINCT t.ActionName) = 1;
