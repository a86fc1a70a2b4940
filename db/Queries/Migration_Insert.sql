-- Migration_Insert: customers who went from one segment to another between two runs.
-- Grain: one row.
-- Parameters: the columns of rfm.SegmentMigration.
-- Idempotent: no.
INSERT INTO {rfm.SegmentMigration} (ToRunKey, Comparison, FromSegmentKey, ToSegmentKey, FromRunKey, ProgramKey, IsComparable, CustomerCount, RevenueAmount)
VALUES (@ToRunKey, @Comparison, @FromSegmentKey, @ToSegmentKey, @FromRunKey, @ProgramKey, @IsComparable, @CustomerCount, @RevenueAmount);
