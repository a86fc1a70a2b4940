-- Load_ApplyAttributes: turns the staged attributes of a load into the customers' attributes, and the staged rejects into rejected rows.
-- Grain: one row per customer and attribute; a value seen later wins, and a stretch that the load continues keeps its first day.
-- Parameters: @LoadKey the load, whose customers have their keys.
-- Idempotent: no.
UPDATE {sales.CustomerAttribute}
SET ValidFromDate = CASE
        WHEN s.IsWholeStretch = 1 AND s.LoadedValue = AttributeValue AND ValidFromDate < s.LoadedFrom THEN ValidFromDate
        ELSE s.LoadedFrom
    END,
    AttributeValue = s.LoadedValue,
    LastSeenDate = s.LoadedTo
FROM (
    SELECT
        n.CustomerKey AS BuyerKey,
        t.AttributeName AS LoadedName,
        t.AttributeValue AS LoadedValue,
        t.ValidFromDate AS LoadedFrom,
        t.LastSeenDate AS LoadedTo,
        t.IsWholeStretch AS IsWholeStretch
    FROM {temp.StagingCustomerAttribute} AS t
    INNER JOIN {temp.NumberedCustomer} AS n ON n.CustomerNumber = t.CustomerNumber
) AS s
WHERE CustomerKey = s.BuyerKey
    AND AttributeName = s.LoadedName
    AND LastSeenDate <= s.LoadedTo;

INSERT INTO {sales.CustomerAttribute} (CustomerKey, AttributeName, AttributeValue, ValidFromDate, LastSeenDate)
SELECT
    n.CustomerKey AS CustomerKey,
    s.AttributeName AS AttributeName,
    s.AttributeValue AS AttributeValue,
    s.ValidFromDate AS ValidFromDate,
    s.LastSeenDate AS LastSeenDate
FROM {temp.StagingCustomerAttribute} AS s
INNER JOIN {temp.NumberedCustomer} AS n ON n.CustomerNumber = s.CustomerNumber
WHERE NOT EXISTS (
    SELECT 1 AS IsThere
    FROM {sales.CustomerAttribute} AS e
    WHERE e.CustomerKey = n.CustomerKey
        AND e.AttributeName = s.AttributeName
);

INSERT INTO {sales.LoadAttribute} (LoadKey, CustomerKey, AttributeName, AttributeValue, ValidFromDate, LastSeenDate, IsWholeStretch)
SELECT
    @LoadKey AS LoadKey,
    n.CustomerKey AS CustomerKey,
    s.AttributeName AS AttributeName,
    s.AttributeValue AS AttributeValue,
    s.ValidFromDate AS ValidFromDate,
    s.LastSeenDate AS LastSeenDate,
    s.IsWholeStretch AS IsWholeStretch
FROM {temp.StagingCustomerAttribute} AS s
INNER JOIN {temp.NumberedCustomer} AS n ON n.CustomerNumber = s.CustomerNumber;

INSERT INTO {etl.RejectedRow} (LoadKey, LineNumber, ReasonCode, ColumnName, RawText)
SELECT
    @LoadKey AS LoadKey,
    r.LineNumber AS LineNumber,
    r.ReasonCode AS ReasonCode,
    r.ColumnName AS ColumnName,
    r.RawText AS RawText
FROM {temp.StagingRejectedRow} AS r;
