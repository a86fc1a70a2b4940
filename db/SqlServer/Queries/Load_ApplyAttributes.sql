-- Load_ApplyAttributes: turns the staged attributes of a load into the customers' attributes, and the staged rejects into rejected rows.
-- Grain: one row per customer and attribute; a value seen later wins, and a stretch that the load continues keeps its first day.
-- Parameters: @LoadKey the load.
-- Idempotent: no.
INSERT INTO sales.Customer (CustomerId)
SELECT s.CustomerId AS CustomerId
FROM (
    SELECT
        a.CustomerId AS CustomerId,
        MIN(a.LineNumber) AS FirstLineNumber
    FROM #StagingCustomerAttribute AS a
    GROUP BY a.CustomerId
) AS s
WHERE NOT EXISTS (SELECT 1 AS IsThere FROM sales.Customer AS c WHERE c.CustomerId = s.CustomerId)
ORDER BY s.FirstLineNumber;

UPDATE e
SET ValidFromDate = CASE
        WHEN s.IsWholeStretch = 1 AND s.AttributeValue = e.AttributeValue AND e.ValidFromDate < s.ValidFromDate THEN e.ValidFromDate
        ELSE s.ValidFromDate
    END,
    AttributeValue = s.AttributeValue,
    LastSeenDate = s.LastSeenDate
FROM sales.CustomerAttribute AS e
INNER JOIN sales.Customer AS c ON c.CustomerKey = e.CustomerKey
INNER JOIN #StagingCustomerAttribute AS s ON s.CustomerId = c.CustomerId AND s.AttributeName = e.AttributeName
WHERE s.LastSeenDate >= e.LastSeenDate;

INSERT INTO sales.CustomerAttribute (CustomerKey, AttributeName, AttributeValue, ValidFromDate, LastSeenDate)
SELECT
    c.CustomerKey AS CustomerKey,
    s.AttributeName AS AttributeName,
    s.AttributeValue AS AttributeValue,
    s.ValidFromDate AS ValidFromDate,
    s.LastSeenDate AS LastSeenDate
FROM #StagingCustomerAttribute AS s
INNER JOIN sales.Customer AS c ON c.CustomerId = s.CustomerId
WHERE s.AttributeName IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 AS IsThere
        FROM sales.CustomerAttribute AS e
        WHERE e.CustomerKey = c.CustomerKey
            AND e.AttributeName = s.AttributeName
    );

INSERT INTO sales.LoadAttribute (LoadKey, CustomerKey, AttributeName, AttributeValue, ValidFromDate, LastSeenDate, IsWholeStretch)
SELECT
    @LoadKey AS LoadKey,
    c.CustomerKey AS CustomerKey,
    s.AttributeName AS AttributeName,
    s.AttributeValue AS AttributeValue,
    s.ValidFromDate AS ValidFromDate,
    s.LastSeenDate AS LastSeenDate,
    s.IsWholeStretch AS IsWholeStretch
FROM #StagingCustomerAttribute AS s
INNER JOIN sales.Customer AS c ON c.CustomerId = s.CustomerId
WHERE s.AttributeName IS NOT NULL;

INSERT INTO etl.RejectedRow (LoadKey, LineNumber, ReasonCode, ColumnName, RawText)
SELECT
    @LoadKey AS LoadKey,
    r.LineNumber AS LineNumber,
    r.ReasonCode AS ReasonCode,
    r.ColumnName AS ColumnName,
    r.RawText AS RawText
FROM #StagingRejectedRow AS r;
