namespace RfmBatch.Storage.Loading;

// Attributes of customers out of the judged rows.
public abstract partial class TableLoadText
{
    // The last value by date, then line; it holds since the first row after the last row with another value.
    private string StageAttribute(int index) => $"""

        WITH Value AS (
            SELECT
                r.CustomerId AS CustomerId,
                r.Attribute{index} AS AttributeValue,
                r.OrderDate AS OrderDate,
                ROW_NUMBER() OVER (PARTITION BY r.CustomerId ORDER BY r.OrderDate, r.LineNumber) AS RowNumber,
                ROW_NUMBER() OVER (PARTITION BY r.CustomerId ORDER BY r.OrderDate DESC, r.LineNumber DESC) AS RowNumberFromLast
            FROM {RowTable} AS r
            WHERE {IsLoaded}
                AND r.Attribute{index} IS NOT NULL
        ),
        Latest AS (
            SELECT
                v.CustomerId AS CustomerId,
                v.AttributeValue AS AttributeValue,
                v.OrderDate AS OrderDate
            FROM Value AS v
            WHERE v.RowNumberFromLast = 1
        ),
        Other AS (
            SELECT
                v.CustomerId AS CustomerId,
                MAX(v.RowNumber) AS RowNumber
            FROM Value AS v
            INNER JOIN Latest AS l ON l.CustomerId = v.CustomerId
            WHERE v.AttributeValue <> l.AttributeValue
            GROUP BY v.CustomerId
        )
        INSERT INTO {StagingPrefix}StagingCustomerAttribute (
            CustomerNumber, AttributeName, AttributeValue, ValidFromDate, LastSeenDate, IsWholeStretch
        )
        SELECT
            c.CustomerNumber AS CustomerNumber,
            {Literal(_load.Attributes[index].Name)} AS AttributeName,
            MAX(l.AttributeValue) AS AttributeValue,
            MIN(v.OrderDate) AS ValidFromDate,
            MAX(l.OrderDate) AS LastSeenDate,
            CASE WHEN MAX(o.RowNumber) IS NULL THEN 1 ELSE 0 END AS IsWholeStretch
        FROM Latest AS l
        INNER JOIN {StagingPrefix}StagingCustomer AS c ON c.CustomerId = l.CustomerId
        LEFT JOIN Other AS o ON o.CustomerId = l.CustomerId
        INNER JOIN Value AS v ON v.CustomerId = l.CustomerId AND v.RowNumber > COALESCE(o.RowNumber, 0)
        GROUP BY c.CustomerNumber;
        """;
}
