-- Retention_DeleteCustomerRfm: deletes one batch of a run's customer rows.
-- Grain: at most @RowCount rows.
-- Why: repeated until it finds none; each statement is a transaction of its own. It deletes nothing of a run that is still shown.
-- Parameters: @RunKey; @RowCount rows.
-- Idempotent: yes.
DELETE FROM rfm_CustomerRfm
WHERE RunKey = @RunKey
    AND CustomerKey IN (
        SELECT c.CustomerKey AS CustomerKey
        FROM rfm_CustomerRfm AS c
        WHERE c.RunKey = @RunKey
        ORDER BY
            c.CustomerKey
        LIMIT @RowCount
    )
    AND EXISTS (
        SELECT 1 AS IsThere
        FROM etl_Run AS r
        WHERE r.RunKey = @RunKey
            AND r.HasCustomerRows = 0
    );
