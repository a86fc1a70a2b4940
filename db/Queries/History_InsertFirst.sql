-- History_InsertFirst: begins the history of a program that has none with its first published run.
-- Grain: one row per customer of the run.
-- Parameters: @ProgramKey; @RunKey; @FromDate, @ToDate the window, inclusive.
-- Idempotent: no.
INSERT INTO {rfm.CustomerSegmentHistory} (ProgramKey, CustomerKey, ValidFromDate, ValidToDate, SegmentKey)
SELECT
    @ProgramKey AS ProgramKey,
    c.CustomerKey AS CustomerKey,
    @FromDate AS ValidFromDate,
    @ToDate AS ValidToDate,
    c.SegmentKey AS SegmentKey
FROM {rfm.CustomerRfm} AS c
WHERE c.RunKey = @RunKey
ORDER BY
    c.CustomerKey;
