-- Run: published runs of all programs, with their figures and how they were computed.
-- Grain: one row per published run.
-- Why: etl.Run holds the runs of every other status too.
-- Dates (days since 1970-01-01) are shown as ISO text and ten-thousandths as numbers.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_Run
AS
SELECT
    r.RunKey AS RunKey,
    r.ProgramKey AS ProgramKey,
    p.ProgramName AS ProgramName,
    date(r.AsOfDate * 86400, 'unixepoch') AS AsOfDate,
    date(r.ObservedToDate * 86400, 'unixepoch') AS ObservedToDate,
    r.IsCurrent AS IsCurrent,
    CASE WHEN p.LatestRunKey = r.RunKey THEN 1 ELSE 0 END AS IsLatest,
    r.StartedAt AS StartedAt,
    r.FinishedAt AS FinishedAt,
    r.CustomerCount AS CustomerCount,
    r.ScoredCustomerCount AS ScoredCustomerCount,
    r.OrderCount AS OrderCount,
    r.RevenueAmount / 10000.0 AS RevenueAmount,
    r.ConfigurationHash AS ConfigurationHash,
    r.Seed AS Seed,
    r.OptionsJson AS OptionsJson,
    r.CodeVersion AS CodeVersion,
    r.HasCustomerRows AS HasCustomerRows,
    (
        SELECT COUNT(*) AS UndoneLoadCount
        FROM etl_Load AS u
        WHERE u.UndoesLoadKey <= r.LastLoadKey
            AND u.LoadKey > r.LastLoadKey
            AND u.Status = 'Completed'
    ) AS UndoneLoadCount,
    e.RunKey AS PreviousRunKey,
    CASE
        WHEN e.RunKey IS NULL THEN NULL
        WHEN e.ConfigurationHash = r.ConfigurationHash THEN 1
        ELSE 0
    END AS PreviousIsComparable
FROM etl_Run AS r
    INNER JOIN etl_Program AS p
        ON p.ProgramKey = r.ProgramKey
    LEFT JOIN etl_Run AS e
        ON e.ProgramKey = r.ProgramKey
        AND e.Status = 'Published'
        AND e.IsCurrent = 1
        AND r.IsCurrent = 1
        AND e.AsOfDate = (
            SELECT MAX(n.AsOfDate) AS AsOfDate
            FROM etl_Run AS n
            WHERE n.ProgramKey = r.ProgramKey
                AND n.Status = 'Published'
                AND n.IsCurrent = 1
                AND n.AsOfDate < r.AsOfDate
        )
WHERE r.Status = 'Published';
