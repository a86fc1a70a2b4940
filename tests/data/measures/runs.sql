-- Twins of the measures of runs: the run that everything is about, and the one before it.
-- A twin says in SQL over bi what the DAX of a measure of db/PowerBI means. Parameters are what slicers, rows and columns leave:
-- @ProgramKey, @AsOfDate and others, NULL where nothing is filtered; @RunKey is the value of [Shown Run Key].
-- The twelve digits beside a name are of DAX and SQL together: tests fail when one changes and nobody has looked at the other.

-- [Shown Run Key] ea362464270f
SELECT MAX(r.RunKey) AS Figure
FROM {bi.Run} AS r
WHERE r.IsCurrent = 1
    AND (@ProgramKey IS NULL OR r.ProgramKey = @ProgramKey)
    AND (@AsOfDate IS NULL OR r.AsOfDate = @AsOfDate)
    AND r.AsOfDate = (
        SELECT MAX(l.AsOfDate) AS AsOfDate
        FROM {bi.Run} AS l
        WHERE l.IsCurrent = 1
            AND (@ProgramKey IS NULL OR l.ProgramKey = @ProgramKey)
            AND (@AsOfDate IS NULL OR l.AsOfDate = @AsOfDate)
    );

-- [Previous Run Key] 7e8fc6cd28c4
SELECT MAX(e.RunKey) AS Figure
FROM {bi.Run} AS r
    INNER JOIN {bi.Run} AS e
        ON e.RunKey = r.PreviousRunKey
WHERE r.RunKey = @RunKey
    AND r.PreviousIsComparable = 1
    AND e.HasCustomerRows = 1;
