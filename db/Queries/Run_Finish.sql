-- Run_Finish: ends a run that is still this attempt's, with its figures.
-- Grain: one row, or none where another process has taken the run over.
-- Parameters: @Status Published, Held or Trial; @FinishedAt, @PublishedAt instants, UTC; the run's figures.
-- Idempotent: no.
UPDATE {etl.Run}
SET
    Status = @Status,
    FinishedAt = @FinishedAt,
    PublishedAt = @PublishedAt,
    CustomerCount = @CustomerCount,
    ScoredCustomerCount = @ScoredCustomerCount,
    OrderCount = @OrderCount,
    RevenueAmount = @RevenueAmount,
    HasCustomerRows = 1
WHERE RunKey = @RunKey
    AND RunToken = @RunToken
    AND Status = 'Running';
