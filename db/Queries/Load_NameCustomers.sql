-- Load_NameCustomers: keeps which customers a load names.
-- Grain: one row per customer.
-- Parameters: @LoadKey the load, whose customers have their keys.
-- Idempotent: no.
INSERT INTO {sales.LoadCustomer} (LoadKey, CustomerKey)
SELECT
    @LoadKey AS LoadKey,
    n.CustomerKey AS CustomerKey
FROM {temp.NumberedCustomer} AS n;
