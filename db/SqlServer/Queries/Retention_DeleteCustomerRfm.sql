-- Retention_DeleteCustomerRfm: deletes one batch of a run's customer rows.
-- Grain: at most @RowCount rows.
-- Why: repeated until it finds none; each statement is a transaction of its own.
-- Parameters: @RunKey; @RowCount rows.
-- Idempotent: yes.
DELETE TOP (@RowCount) FROM rfm.CustomerRfm
WHERE RunKey = @RunKey;
