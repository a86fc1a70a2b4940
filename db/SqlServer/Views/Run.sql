-- Run: published runs of all programs, with their figures and how they were computed.
-- Grain: one row per published run.
-- Why: etl.Run holds the runs of every other status too.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.Run
AS
SELECT
    r.RunKey AS RunKey,
    r.ProgramKey AS ProgramKey,
    p.ProgramName AS ProgramName,
    r.AsOfDate AS AsOfDate,
    r.ObservedToDate AS ObservedToDate,
    r.IsCurrent AS IsCurrent,
    CAST(CASE WHEN p.LatestRunKey = r.RunKey THEN 1 ELSE 0 END AS bit) AS IsLatest,
    r.StartedAt AS StartedAt,
    r.FinishedAt AS FinishedAt,
    r.CustomerCount AS CustomerCount,
    r.ScoredCustomerCount AS ScoredCustomerCount,
    r.OrderCount AS OrderCount,
    r.RevenueAmount AS RevenueAmount,
    r.ConfigurationHash AS ConfigurationHash,
    r.Seed AS Seed,
    r.OptionsJson AS OptionsJson,
    r.CodeVersion AS CodeVersion,
    r.HasCustomerRows AS HasCustomerRows,
    CAST((
        SELECT COUNT(*) AS UndoneLoadCount
        FROM etl.[Load] AS u
        WHERE u.UndoesLoadKey <= r.LastLoadKey
            AND u.LoadKey > r.LastLoadKey
            AND u.Status = 'Completed'
    ) AS int) AS UndoneLoadCount,
    e.RunKey AS PreviousRunKey,
    CAST(CASE
        WHEN e.RunKey IS NULL THEN NULL
        WHEN e.ConfigurationHash = r.ConfigurationHash THEN 1
        ELSE 0
    END AS bit) AS PreviousIsComparable
FROM etl.Run AS r
    INNER JOIN etl.Program AS p
        ON p.ProgramKey = r.ProgramKey
    LEFT JOIN etl.Run AS e
        ON e.ProgramKey = r.ProgramKey
        AND e.Status = 'Published'
        AND e.IsCurrent = 1
        AND r.IsCurrent = 1
        AND e.AsOfDate = (
            SELECT MAX(n.AsOfDate) AS AsOfDate
            FROM etl.Run AS n
            WHERE n.ProgramKey = r.ProgramKey
                AND n.Status = 'Published'
                AND n.IsCurrent = 1
                AND n.AsOfDate < r.AsOfDate
        )
WHERE r.Status = 'Published';
