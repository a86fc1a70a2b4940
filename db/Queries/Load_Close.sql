-- Load_Close: closes the ledger row of a load with what it came to.
-- Grain: one row.
-- Parameters: @LoadKey; @Status 'Completed' or 'Failed'; @FinishedAt now, UTC; @RowsRead, @RowsLoaded, @RowsDropped, @RowsRejected,
--   @RowsOverlapping, @RowsSkipped, @RowsFiltered, @RowsReplaced rows; @AmountLoaded money; @FirstOrderDate, @LastOrderDate days or NULL;
--   @FailureText up to 2000 or NULL.
-- Idempotent: yes.
UPDATE {etl.Load}
SET Status = @Status,
    FinishedAt = @FinishedAt,
    RowsRead = @RowsRead,
    RowsLoaded = @RowsLoaded,
    RowsDropped = @RowsDropped,
    RowsRejected = @RowsRejected,
    AmountLoaded = @AmountLoaded,
    FirstOrderDate = @FirstOrderDate,
    LastOrderDate = @LastOrderDate,
    FailureText = @FailureText,
    RowsOverlapping = @RowsOverlapping,
    RowsSkipped = @RowsSkipped,
    RowsFiltered = @RowsFiltered,
    RowsReplaced = @RowsReplaced
WHERE LoadKey = @LoadKey
    AND Status = 'Running';
