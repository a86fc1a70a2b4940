-- Load_NameCustomers: keeps which customers the staged rows of a load name.
-- Grain: one row per customer.
-- Parameters: @LoadKey.
-- Idempotent: no.
INSERT INTO {sales.LoadCustomer} (LoadKey, CustomerKey)
SELECT
    @LoadKey AS LoadKey,
    c.CustomerKey AS CustomerKey
FROM {sales.Customer} AS c
WHERE c.CustomerId IN (SELECT t.CustomerId AS CustomerId FROM {temp.StagingTransaction} AS t)
    OR c.CustomerId IN (SELECT a.CustomerId AS CustomerId FROM {temp.StagingCustomerAttribute} AS a);
