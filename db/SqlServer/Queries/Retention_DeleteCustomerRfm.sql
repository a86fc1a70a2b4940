-- Retention_DeleteCustomerRfm: deletes one batch of a run's customer rows.
-- Grain: at most @RowCount rows.
-- Why: repeated until it finds none; each statement is a transaction of its own. It deletes nothing of a run that is still shown.
-- Parameters: @RunKey; @RowCount rows.
-- Idempotent: yes.
DELETE TOP (@RowCount) FROM rfm.CustomerRfm
WHERE RunKey = @RunKey
    AND EXISTS (
        SELECT 1 AS IsThere
        FROM etl.Run AS r
        WHERE r.RunKey = @RunKey
            AND r.HasCustomerRows = 0
    );
