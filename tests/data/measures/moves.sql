-- Twins of the measures of moves between segments; @SegmentKey is the later segment, @FromSegmentKey the earlier one.
-- What twins are, and their parameters: runs.sql.

-- [Migrated Customers] 6a4f521049d4
SELECT SUM(m.CustomerCount) AS Figure
FROM {bi.SegmentMigration} AS m
WHERE m.ToRunKey = @RunKey
    AND m.IsComparable = 1
    AND m.Comparison = COALESCE(@Comparison, 'previous')
    AND (@FromSegmentKey IS NULL OR m.FromSegmentKey = @FromSegmentKey)
    AND (@SegmentKey IS NULL OR m.ToSegmentKey = @SegmentKey);

-- [Migrated Revenue] b92aceddeb56
SELECT SUM(m.RevenueAmount) AS Figure
FROM {bi.SegmentMigration} AS m
WHERE m.ToRunKey = @RunKey
    AND m.IsComparable = 1
    AND m.Comparison = COALESCE(@Comparison, 'previous')
    AND (@FromSegmentKey IS NULL OR m.FromSegmentKey = @FromSegmentKey)
    AND (@SegmentKey IS NULL OR m.ToSegmentKey = @SegmentKey);

-- [Migration Share] 39fc8bb3ae4f
SELECT CAST(SUM(CASE WHEN @SegmentKey IS NULL OR m.ToSegmentKey = @SegmentKey THEN m.CustomerCount END) AS float)
    / NULLIF(SUM(m.CustomerCount), 0) AS Figure
FROM {bi.SegmentMigration} AS m
WHERE m.ToRunKey = @RunKey
    AND m.IsComparable = 1
    AND m.Comparison = COALESCE(@Comparison, 'previous')
    AND (@FromSegmentKey IS NULL OR m.FromSegmentKey = @FromSegmentKey);

-- [Retained Customers] 43d6f867180c
SELECT SUM(m.CustomerCount) AS Figure
FROM {bi.SegmentMigration} AS m
WHERE m.ToRunKey = @RunKey
    AND m.IsComparable = 1
    AND m.Comparison = COALESCE(@Comparison, 'previous')
    AND (@FromSegmentKey IS NULL OR m.FromSegmentKey = @FromSegmentKey)
    AND (@SegmentKey IS NULL OR m.ToSegmentKey = @SegmentKey)
    AND m.FromSegmentKey <> -1
    AND m.ToSegmentKey <> -1;

-- [Stay Rate] 593bf16da91c
SELECT CAST(SUM(CASE WHEN m.FromSegmentKey = m.ToSegmentKey THEN m.CustomerCount ELSE 0 END) AS float)
    / NULLIF(SUM(m.CustomerCount), 0) AS Figure
FROM {bi.SegmentMigration} AS m
WHERE m.ToRunKey = @RunKey
    AND m.IsComparable = 1
    AND m.Comparison = COALESCE(@Comparison, 'previous')
    AND (@FromSegmentKey IS NULL OR m.FromSegmentKey = @FromSegmentKey)
    AND (@SegmentKey IS NULL OR m.ToSegmentKey = @SegmentKey)
    AND m.FromSegmentKey <> -1
    AND m.ToSegmentKey <> -1;

-- [Entered Customers] 8dd6f031cee2
SELECT SUM(m.CustomerCount) AS Figure
FROM {bi.SegmentMigration} AS m
WHERE m.ToRunKey = @RunKey
    AND m.IsComparable = 1
    AND m.Comparison = COALESCE(@Comparison, 'previous')
    AND (@FromSegmentKey IS NULL OR m.FromSegmentKey = @FromSegmentKey)
    AND (@SegmentKey IS NULL OR m.ToSegmentKey = @SegmentKey)
    AND m.FromSegmentKey = -1;

-- [Left Customers] a13396691795
SELECT SUM(m.CustomerCount) AS Figure
FROM {bi.SegmentMigration} AS m
WHERE m.ToRunKey = @RunKey
    AND m.IsComparable = 1
    AND m.Comparison = COALESCE(@Comparison, 'previous')
    AND (@FromSegmentKey IS NULL OR m.FromSegmentKey = @FromSegmentKey)
    AND (@SegmentKey IS NULL OR m.ToSegmentKey = @SegmentKey)
    AND m.ToSegmentKey = -1;

-- [Segment Stays] 3363666fd567
SELECT NULLIF(COUNT(*), 0) AS Figure
FROM {bi.CustomerSegmentHistory} AS h
WHERE (@ProgramKey IS NULL OR h.ProgramKey = @ProgramKey)
    AND (@SegmentKey IS NULL OR h.SegmentKey = @SegmentKey)
    AND (@ProgramKey IS NOT NULL OR 1 = (SELECT COUNT(*) AS ProgramCount FROM {bi.Program} AS p));
