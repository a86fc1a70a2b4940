-- Summary_ReadIds: the ids of customers.
-- Grain: one row per customer of the range.
-- Why: put beside the customers added up from Summary_Read or Sale_ReadLine, which come in the same order.
-- Parameters: @FromKey, @ToKey range of customer keys, both inclusive.
-- Idempotent: yes.
SELECT
    c.CustomerKey AS CustomerKey,
    c.CustomerId AS CustomerId
FROM {sales.Customer} AS c
WHERE c.CustomerKey BETWEEN @FromKey AND @ToKey
ORDER BY
    c.CustomerKey;
