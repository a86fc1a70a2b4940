using System.Text;

namespace RfmBatch.Storage.Loading;

// The judged rows on their way into the staging tables, where customers and products have numbers.
public abstract partial class TableLoadText
{
    private const string IsReturn = "r.Amount < 0 OR SUBSTRING(r.OrderId, 1, @ReturnPrefixLength) = @ReturnPrefix";

    /// <summary>Fills the staging tables. Parameters: @ReturnPrefix or NULL, @ReturnPrefixLength.</summary>
    public string Stage()
    {
        var text = new StringBuilder($"{StageCustomers}\n\n{StageProducts}\n\n{StageTransactions}\n\n{StageRejects}\n\n");
        for (var index = 0; index < _load.Attributes.Count; index++)
        {
            text.AppendLine(StageAttribute(index));
        }

        return text.ToString();
    }

    private string StageCustomers => $"""
        INSERT INTO {StagingPrefix}StagingCustomer (CustomerNumber, CustomerId, FirstOrderDate, LastOrderDate)
        SELECT
            ROW_NUMBER() OVER (ORDER BY MIN(r.LineNumber)) AS CustomerNumber,
            r.CustomerId AS CustomerId,
            MIN(CASE WHEN {IsReturn} THEN NULL ELSE r.OrderDate END) AS FirstOrderDate,
            MAX(CASE WHEN {IsReturn} THEN NULL ELSE r.OrderDate END) AS LastOrderDate
        FROM {RowTable} AS r
        WHERE {IsLoaded}
        GROUP BY r.CustomerId;
        """;

    // The first category that the rows give a product.
    private string StageProducts => $"""
        INSERT INTO {StagingPrefix}StagingProduct (ProductNumber, ProductCode, CategoryName)
        SELECT
            ROW_NUMBER() OVER (ORDER BY MIN(n.LineNumber)) AS ProductNumber,
            n.ProductCode AS ProductCode,
            MIN(n.CategoryName) AS CategoryName
        FROM (
            SELECT
                r.ProductCode AS ProductCode,
                r.LineNumber AS LineNumber,
                FIRST_VALUE(r.CategoryName) OVER (
                    PARTITION BY r.ProductCode
                    ORDER BY CASE WHEN r.CategoryName IS NULL THEN 1 ELSE 0 END, r.LineNumber
                ) AS CategoryName
            FROM {RowTable} AS r
            WHERE {IsLoaded}
                AND r.ProductCode IS NOT NULL
        ) AS n
        GROUP BY n.ProductCode;
        """;

    private string StageTransactions
    {
        get
        {
            var day = IsoDateOf("r.OrderDate");
            var order = _load.Columns.ContainsKey(ColumnTarget.Order) ? _load.OrderScope.Expression("r.OrderId", day) : day;
            return $"""
                INSERT INTO {StagingPrefix}StagingTransaction (
                    RowNumber, CustomerNumber, ProductNumber, OrderDate, OrderId, Quantity, Amount, IsReturn
                )
                SELECT
                    ROW_NUMBER() OVER (ORDER BY r.LineNumber) AS RowNumber,
                    c.CustomerNumber AS CustomerNumber,
                    p.ProductNumber AS ProductNumber,
                    r.OrderDate AS OrderDate,
                    {order} AS OrderId,
                    r.Quantity AS Quantity,
                    r.Amount AS Amount,
                    CASE WHEN {IsReturn} THEN 1 ELSE 0 END AS IsReturn
                FROM {RowTable} AS r
                INNER JOIN {StagingPrefix}StagingCustomer AS c ON c.CustomerId = r.CustomerId
                LEFT JOIN {StagingPrefix}StagingProduct AS p ON p.ProductCode = r.ProductCode
                WHERE {IsLoaded};
                """;
        }
    }

    private string StageRejects => $"""
        INSERT INTO {StagingPrefix}StagingRejectedRow (LineNumber, ReasonCode, ColumnName, RawText)
        SELECT
            r.LineNumber AS LineNumber,
            r.ReasonCode AS ReasonCode,
            SUBSTRING(r.ColumnName, 1, 100) AS ColumnName,
            r.RawText AS RawText
        FROM {RowTable} AS r
        WHERE r.ReasonCode IS NOT NULL;
        """;
}
