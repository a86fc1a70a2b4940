-- Twins of the measures of checks, parameters and actions.
-- What twins are, and their parameters: runs.sql.

-- [Checks] b085ca45e499
SELECT NULLIF(COUNT(*), 0) AS Figure
FROM {bi.QualityCheck} AS q
WHERE q.RunKey = @RunKey;

-- [Failed Checks] 624e3fbad5b6
SELECT CASE WHEN @RunKey IS NOT NULL THEN COUNT(*) END AS Figure
FROM {bi.QualityCheck} AS q
WHERE q.RunKey = @RunKey
    AND q.Passed = 0;

-- [Failed Errors] 955123a2f1d5
SELECT CASE WHEN @RunKey IS NOT NULL THEN COUNT(*) END AS Figure
FROM {bi.QualityCheck} AS q
WHERE q.RunKey = @RunKey
    AND q.Passed = 0
    AND q.Severity = 'Error';

-- [Parameter Value] fd647a08be55
SELECT MAX(p.Value) AS Figure
FROM {bi.ModelParameter} AS p
WHERE p.RunKey = @RunKey
    AND (@ModelName IS NULL OR p.ModelName = @ModelName)
    AND (@ParameterName IS NULL OR p.ParameterName = @ParameterName)
HAVING COUNT(DISTINCT p.ModelName) = 1
    AND COUNT(DISTINCT p.ParameterName) = 1;

-- [Action Candidates] 486b9413e0bd
SELECT SUM(a.CandidateCount) AS Figure
FROM {bi.PlanAction} AS a
WHERE a.PlanKey = (SELECT MAX(s.PlanKey) AS PlanKey FROM {bi.PlanSummary} AS s WHERE s.RunKey = @RunKey)
    AND (@SegmentKey IS NULL OR a.SegmentKey = @SegmentKey)
    AND (@ActionName IS NULL OR a.ActionName = @ActionName)
HAVING COUNT(DISTINCT a.ActionName) = 1;
