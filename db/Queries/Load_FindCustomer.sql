-- Load_FindCustomer: the key of a customer.
-- Grain: at most one row.
-- Parameters: @CustomerId trimmed text up to 100.
-- Idempotent: yes.
SELECT c.CustomerKey AS CustomerKey
FROM {sales.Customer} AS c
WHERE c.CustomerId = @CustomerId;
