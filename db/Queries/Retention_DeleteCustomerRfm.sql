-- Retention_DeleteCustomerRfm: deletes one batch of a run's customer rows.
-- Grain: the rows of a range of customers.
-- Why: each statement is a transaction of its own. The range begins where the one before ended: rows just deleted stay in their pages for a
--   while, and a search from the run's first row would read all of them again. It deletes nothing of a run that is still shown.
-- Parameters: @RunKey; @FromKey, @ToKey customers, inclusive.
-- Idempotent: yes.
DELETE FROM {rfm.CustomerRfm}
WHERE RunKey = @RunKey
    AND CustomerKey BETWEEN @FromKey AND @ToKey
    AND EXISTS (
        SELECT 1 AS IsThere
        FROM {etl.Run} AS r
        WHERE r.RunKey = @RunKey
            AND r.HasCustomerRows = 0
    );
