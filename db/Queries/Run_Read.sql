-- Run_Read: runs of the ledger, newest first.
-- Grain: one row per run.
-- Parameters: @RunKey one run or NULL; @ProgramKey one program or NULL.
-- Idempotent: yes.
SELECT
    r.RunKey AS RunKey,
    r.ProgramKey AS ProgramKey,
    p.ProgramName AS ProgramName,
    r.Status AS Status,
    r.IsCurrent AS IsCurrent,
    r.AsOfDate AS AsOfDate,
    r.WindowStartDate AS WindowStartDate,
    r.PreviousRunKey AS PreviousRunKey,
    r.StartedAt AS StartedAt,
    r.FinishedAt AS FinishedAt,
    r.PublishedAt AS PublishedAt,
    r.RuleSetName AS RuleSetName,
    r.BinCount AS BinCount,
    r.CustomerCount AS CustomerCount,
    r.ScoredCustomerCount AS ScoredCustomerCount,
    r.OrderCount AS OrderCount,
    r.RevenueAmount AS RevenueAmount,
    r.ConfigurationHash AS ConfigurationHash,
    r.Seed AS Seed,
    r.OptionsJson AS OptionsJson,
    r.CodeVersion AS CodeVersion,
    r.HasCustomerRows AS HasCustomerRows,
    r.FailureText AS FailureText,
    CASE WHEN p.LatestRunKey = r.RunKey THEN 1 ELSE 0 END AS IsLatest,
    r.LastLoadKey AS LastLoadKey,
    c.RunKey AS SupersededByRunKey
FROM {etl.Run} AS r
    INNER JOIN {etl.Program} AS p
        ON p.ProgramKey = r.ProgramKey
    LEFT JOIN {etl.Run} AS c
        ON c.ProgramKey = r.ProgramKey
        AND c.AsOfDate = r.AsOfDate
        AND c.IsCurrent = 1
        AND r.IsCurrent = 0
        AND r.Status = 'Published'
WHERE (@RunKey IS NULL OR r.RunKey = @RunKey)
    AND (@ProgramKey IS NULL OR r.ProgramKey = @ProgramKey)
ORDER BY
    r.RunKey DESC;
