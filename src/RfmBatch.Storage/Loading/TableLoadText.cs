using System.Text;
using RfmBatch.Core;

namespace RfmBatch.Storage.Loading;

/// <summary>
/// The statements of a set-based load. Their frame is one; the engines differ in how a value is read and in the names of temporary tables.
/// </summary>
/// <remarks>
/// Identifiers come from the catalogue and are quoted there; values are parameters. Reasons follow the order of the file reader, so that a
/// table and an export of it have the same rejects. Rows are numbered by date, customer, order and product, for a table has no order of its
/// own.
/// </remarks>
public abstract class TableLoadText
{
    private readonly TableLoad _load;

    /// <summary>Makes the statements of a load.</summary>
    protected TableLoadText(TableLoad load) => _load = load;

    /// <summary>
    /// Creates the temporary table of judged rows; without parameters, or SQL Server would drop it with the statement's scope.
    /// </summary>
    public abstract string CreateTable { get; }

    /// <summary>Drops it: a pooled connection would keep its rows.</summary>
    public string DropTable => $"DROP TABLE IF EXISTS {RowTable};";

    /// <summary>The temporary table of judged rows.</summary>
    protected abstract string RowTable { get; }

    /// <summary>What stands before the name of a staging table.</summary>
    protected abstract string StagingPrefix { get; }

    /// <summary>Columns for the attributes in <see cref="RowTable"/>, with their leading commas.</summary>
    protected string AttributeColumns(string typeName) =>
        string.Concat(_load.Attributes.Select((_, index) => $",\n    Attribute{index} {typeName} NULL"));

    /// <summary>Reads the source and judges each row. Parameters: @LastDate the latest date accepted.</summary>
    /// <param name="acceptedPlaceholders">Days of <see cref="PlaceholderDates"/> that are days of business here.</param>
    public string FillRows(IReadOnlyCollection<int> acceptedPlaceholders)
    {
        var rules = Rules(acceptedPlaceholders).ToList();
        var numberColumn = mappedNumber();
        SourceColumn mappedNumber() =>
            _load.Columns.TryGetValue(ColumnTarget.Price, out var found) ? found : _load.Columns[ColumnTarget.Amount];
        var mapped = _load.Columns;
        string attributes(string alias) =>
            string.Concat(_load.Attributes.Select((_, index) => $",\n    {alias}.Attribute{index} AS Attribute{index}"));
        var quantity = mapped.TryGetValue(ColumnTarget.Quantity, out var quantityColumn) ? AmountOf(quantityColumn) : "NULL";
        var amount = mapped.TryGetValue(ColumnTarget.Price, out var price)
            ? ProductOf(quantityColumn!, price)
            : AmountOf(mapped[ColumnTarget.Amount]);
        string key(ColumnTarget target) => mapped.TryGetValue(target, out var column) ? KeyOf(column) : "NULL";
        string text(ColumnTarget target) => mapped.TryGetValue(target, out var column) ? TextOf(column) : "NULL";
        string clean(string name, IReadOnlyList<string> markers) => $"{WithoutMarkers($"k.{name}", markers)} AS {name}";
        var missing = _load.Missing;
        const string Values =
            "CustomerId, {0}.OrderId AS OrderId, {0}.OrderDate AS OrderDate, {0}.ProductCode AS ProductCode, {0}.CategoryName AS "
            + "CategoryName, {0}.Quantity AS Quantity, {0}.Amount AS Amount";
        var judgedValues = "j.CustomerId AS " + Values.Replace("{0}", "j", StringComparison.Ordinal);
        var sourceValues = "s.CustomerId AS " + Values.Replace("{0}", "s", StringComparison.Ordinal);
        var equal = "j.CustomerId, j.OrderId, j.OrderDate, j.ProductCode, j.CategoryName, j.Quantity, j.Amount, j.ReasonCode"
            + string.Concat(_load.Attributes.Select((_, index) => $", j.Attribute{index}"));
        return $"""
            INSERT INTO {RowTable} (
                LineNumber, RepeatNumber, ReasonCode, ColumnName, RawText, CustomerId, OrderId, OrderDate, ProductCode, CategoryName,
                Quantity, Amount, ProblemText{string.Concat(_load.Attributes.Select((_, index) => $", Attribute{index}"))})
            SELECT
                ROW_NUMBER() OVER (ORDER BY j.OrderDate, j.CustomerId, j.OrderId, j.ProductCode, j.Amount, j.RawText) AS LineNumber,
                ROW_NUMBER() OVER (PARTITION BY {equal} ORDER BY j.CustomerId) AS RepeatNumber,
                j.ReasonCode AS ReasonCode,
                j.ColumnName AS ColumnName,
                j.RawText AS RawText,
                {judgedValues},
                j.ProblemText AS ProblemText{attributes("j")}
            FROM (
                SELECT
                    {Case(rules, rule => $"'{rule.Reason}'")} AS ReasonCode,
                    {Case(rules, rule => Literal(rule.Column))} AS ColumnName,
                    {Case(rules, rule => rule.Value)} AS ProblemText,
                    s.RawText AS RawText,
                    {sourceValues}{attributes("s")}
                FROM (
                    SELECT
                        {clean("CustomerId", missing.Ids)},
                        {clean("OrderId", missing.Ids)},
                        {clean("DateText", missing.Values)},
                        k.OrderDate AS OrderDate,
                        {clean("ProductCode", missing.Ids)},
                        {clean("CategoryName", missing.Values)},
                        {clean("QuantityText", missing.Numbers)},
                        k.Quantity AS Quantity,
                        k.Amount AS Amount,
                        k.DateWritten AS DateWritten,
                        {clean("QuantityWritten", missing.Numbers)},
                        {clean("NumberWritten", missing.Numbers)},
                        k.CustomerWritten AS CustomerWritten,
                        k.OrderWritten AS OrderWritten,
                        k.ProductWritten AS ProductWritten,
                        k.RawText AS RawText{
                            string.Concat(_load.Attributes.Select((_, i) => $",\n            {clean($"Attribute{i}", missing.Values)}"))}
                    FROM (
                        SELECT
                            {key(ColumnTarget.Customer)} AS CustomerId,
                            {key(ColumnTarget.Order)} AS OrderId,
                            {KeyOf(mapped[ColumnTarget.Date])} AS DateText,
                            {DayOf(mapped[ColumnTarget.Date])} AS OrderDate,
                            {key(ColumnTarget.Product)} AS ProductCode,
                            {key(ColumnTarget.Category)} AS CategoryName,
                            {key(ColumnTarget.Quantity)} AS QuantityText,
                            {quantity} AS Quantity,
                            {amount} AS Amount,
                            {text(ColumnTarget.Date)} AS DateWritten,
                            {text(ColumnTarget.Quantity)} AS QuantityWritten,
                            {TextOf(numberColumn)} AS NumberWritten,
                            {text(ColumnTarget.Customer)} AS CustomerWritten,
                            {text(ColumnTarget.Order)} AS OrderWritten,
                            {text(ColumnTarget.Product)} AS ProductWritten,
                            {RawTextOf([.. mapped.OrderBy(pair => pair.Key).Select(pair => pair.Value)])} AS RawText{
                                string.Concat(_load.Attributes.Select((column, i) => $",\n            {KeyOf(column)} AS Attribute{i}"))}
                        FROM {_load.Table.QuotedName} AS t
                    ) AS k
                ) AS s
            ) AS j;
            """;
    }

    /// <summary>One row: read, loaded, dropped, rejected, amount, first and last date.</summary>
    public string ReadTotals() => $"""
        SELECT
            COUNT(*) AS RowsRead,
            COALESCE(SUM(CASE WHEN {IsLoaded} THEN 1 ELSE 0 END), 0) AS RowsLoaded,
            COALESCE(SUM(CASE WHEN r.ReasonCode IS NOT NULL THEN 1 ELSE 0 END), 0) AS RowsRejected,
            COALESCE(SUM(CASE WHEN {IsLoaded} THEN r.Amount ELSE 0 END), 0) AS AmountLoaded,
            MIN(CASE WHEN {IsLoaded} THEN r.OrderDate END) AS FirstOrderDate,
            MAX(CASE WHEN {IsLoaded} THEN r.OrderDate END) AS LastOrderDate
        FROM {RowTable} AS r;
        """;

    /// <summary>One row per reason, column and text at fault, which only reasons with shapes have, with first line and count.</summary>
    public string ReadRejects() => $"""
        SELECT
            r.ReasonCode AS ReasonCode,
            r.ColumnName AS ColumnName,
            r.ProblemText AS ProblemText,
            MIN(r.LineNumber) AS FirstLine,
            COUNT(*) AS RowsRejected
        FROM {RowTable} AS r
        WHERE r.ReasonCode IS NOT NULL
        GROUP BY r.ReasonCode, r.ColumnName, r.ProblemText
        ORDER BY MIN(r.LineNumber);
        """;

    /// <summary>One row per day of a row that is loaded, or rejected as a placeholder or for what is looked at after the day.</summary>
    public string ReadDays() => $"""
        SELECT DISTINCT
            r.OrderDate AS OrderDate
        FROM {RowTable} AS r
        WHERE r.OrderDate IS NOT NULL
            AND COALESCE(r.ReasonCode, '{RejectReason.PlaceholderDate}')
                IN ('{RejectReason.PlaceholderDate}', '{RejectReason.BadNumber}', '{RejectReason.TooLong}');
        """;

    /// <summary>One row per loaded customer of <see cref="DoubtfulCustomers"/> with its rows, the most frequent first.</summary>
    public string ReadDoubtful() => $"""
        SELECT
            r.CustomerId AS CustomerId,
            COUNT(*) AS RowsLoaded
        FROM {RowTable} AS r
        WHERE {IsLoaded}
            AND LOWER(r.CustomerId) IN ({string.Join(", ", DoubtfulCustomers.Ids.Select(id => Literal(id.ToLowerInvariant())))})
        GROUP BY r.CustomerId
        ORDER BY COUNT(*) DESC, r.CustomerId;
        """;

    /// <summary>Empties the temporary table of judged rows.</summary>
    public string ClearRows => $"DELETE FROM {RowTable};";

    /// <summary>Fills the staging tables. Parameters: @ReturnPrefix or NULL, @ReturnPrefixLength.</summary>
    public string Stage()
    {
        var order = _load.Columns.ContainsKey(ColumnTarget.Order) ? "r.OrderId" : IsoDateOf("r.OrderDate");
        var text = new StringBuilder($"""
            INSERT INTO {StagingPrefix}StagingTransaction (
                LineNumber, CustomerId, OrderId, OrderDate, ProductCode, CategoryName, Quantity, Amount, IsReturn
            )
            SELECT
                r.LineNumber AS LineNumber,
                r.CustomerId AS CustomerId,
                {order} AS OrderId,
                r.OrderDate AS OrderDate,
                r.ProductCode AS ProductCode,
                r.CategoryName AS CategoryName,
                r.Quantity AS Quantity,
                r.Amount AS Amount,
                CASE WHEN r.Amount < 0 OR SUBSTRING(r.OrderId, 1, @ReturnPrefixLength) = @ReturnPrefix THEN 1 ELSE 0 END AS IsReturn
            FROM {RowTable} AS r
            WHERE {IsLoaded};

            INSERT INTO {StagingPrefix}StagingRejectedRow (LineNumber, ReasonCode, ColumnName, RawText)
            SELECT
                r.LineNumber AS LineNumber,
                r.ReasonCode AS ReasonCode,
                SUBSTRING(r.ColumnName, 1, 100) AS ColumnName,
                r.RawText AS RawText
            FROM {RowTable} AS r
            WHERE r.ReasonCode IS NOT NULL;

            """);
        for (var index = 0; index < _load.Attributes.Count; index++)
        {
            text.AppendLine(StageAttribute(index));
        }

        return text.ToString();
    }

    /// <summary>Trimmed text, or NULL where empty.</summary>
    protected abstract string KeyOf(SourceColumn column);

    /// <summary>As <see cref="KeyOf"/>, but NULL where the value's type holds numbers or days: these are what they are.</summary>
    protected abstract string TextOf(SourceColumn column);

    /// <summary>The day in the engine's representation, or NULL where it is none.</summary>
    protected abstract string DayOf(SourceColumn column);

    /// <summary>A day as a literal.</summary>
    protected abstract string DayLiteral(int day);

    /// <summary>Whether a text has lost digits: <see cref="LostDigits"/>.</summary>
    protected abstract string HasLostDigits(string expression);

    /// <summary>Whether a text is a date of zeros: <see cref="PlaceholderDates.IsZero"/>.</summary>
    protected abstract string IsZeroDate(string expression);

    /// <summary>Whether a text begins with the character NUL.</summary>
    protected abstract string BeginsWithNul(string expression);

    /// <summary>Rounded to four decimals, half to even; NULL where it is no number or too large.</summary>
    protected abstract string AmountOf(SourceColumn column);

    /// <summary>Quantity times price, rounded after multiplying; NULL where one is no number or the product is too large.</summary>
    protected abstract string ProductOf(SourceColumn quantity, SourceColumn price);

    /// <summary>The columns joined by commas, at most <see cref="RejectedRow.MaxRawText"/> characters.</summary>
    protected abstract string RawTextOf(IReadOnlyList<SourceColumn> columns);

    /// <summary>yyyy-MM-dd of a day.</summary>
    protected abstract string IsoDateOf(string expression);

    /// <summary>UTF-16 units of a text.</summary>
    protected abstract string LengthOf(string expression);

    /// <summary>A text literal.</summary>
    protected abstract string Literal(string value);

    private string IsLoaded => _load.DropDuplicates ? "r.ReasonCode IS NULL AND r.RepeatNumber = 1" : "r.ReasonCode IS NULL";

    // Of letters of ASCII SQLite knows both cases; a marker of other letters is found as it was given, or all in capitals.
    private string WithoutMarkers(string expression, IReadOnlyList<string> markers)
    {
        if (markers.Count == 0 && !_load.Missing.HasNul)
        {
            return expression;
        }

        var capitals = markers.SelectMany(marker => (string[])[marker.ToUpperInvariant(), AsciiCapitals(marker)]).Distinct();
        var isMarker = markers.Count == 0 ? "1 = 0" : $"UPPER({expression}) IN ({string.Join(", ", capitals.Select(Literal))})";
        var isNul = _load.Missing.HasNul ? $" OR {BeginsWithNul(expression)}" : "";
        return $"CASE WHEN {isMarker}{isNul} THEN NULL ELSE {expression} END";
    }

    private static string AsciiCapitals(string text) =>
        string.Concat(text.Select(character => char.IsAscii(character) ? char.ToUpperInvariant(character) : character));

    private static string Case(IEnumerable<Rule> rules, Func<Rule, string> result) =>
        "CASE" + string.Concat(rules.Select(rule => $"\n            WHEN {rule.Condition} THEN {result(rule)}")) + "\n        END";

    private IEnumerable<Rule> Rules(IReadOnlyCollection<int> acceptedPlaceholders)
    {
        var columns = _load.Columns;
        string name(ColumnTarget target) => columns[target].Name;
        yield return new("s.CustomerId IS NULL", RejectReason.MissingCustomer, name(ColumnTarget.Customer));
        if (columns.ContainsKey(ColumnTarget.Order))
        {
            yield return new("s.OrderId IS NULL", RejectReason.MissingOrder, name(ColumnTarget.Order));
        }

        foreach (var (target, column) in ((ColumnTarget, string)[])[
            (ColumnTarget.Customer, "s.CustomerWritten"), (ColumnTarget.Order, "s.OrderWritten"), (ColumnTarget.Product, "s.ProductWritten")
        ])
        {
            if (columns.ContainsKey(target))
            {
                yield return new(HasLostDigits(column), RejectReason.LostDigits, name(target), column);
            }
        }

        yield return new("s.DateText IS NULL", RejectReason.MissingDate, name(ColumnTarget.Date));
        yield return new(IsPlaceholder(acceptedPlaceholders), RejectReason.PlaceholderDate, name(ColumnTarget.Date));
        yield return new(
            $"s.OrderDate IS NULL OR s.OrderDate < {DayLiteral(Day.FromDate(new DateOnly(1900, 1, 1)))}",
            RejectReason.BadDate,
            name(ColumnTarget.Date),
            "s.DateWritten");
        yield return new("s.OrderDate > @LastDate", RejectReason.FutureDate, name(ColumnTarget.Date));
        var hasPrice = columns.ContainsKey(ColumnTarget.Price);
        if (columns.ContainsKey(ColumnTarget.Quantity))
        {
            yield return new(
                hasPrice ? "s.Quantity IS NULL" : "s.QuantityText IS NOT NULL AND s.Quantity IS NULL",
                RejectReason.BadNumber,
                name(ColumnTarget.Quantity),
                "s.QuantityWritten");
        }

        yield return new(
            "s.Amount IS NULL", RejectReason.BadNumber, name(hasPrice ? ColumnTarget.Price : ColumnTarget.Amount), "s.NumberWritten");
        foreach (var (target, column) in ((ColumnTarget, string)[])[
            (ColumnTarget.Customer, "CustomerId"),
            (ColumnTarget.Order, "OrderId"),
            (ColumnTarget.Product, "ProductCode"),
            (ColumnTarget.Category, "CategoryName")
        ])
        {
            if (columns.ContainsKey(target))
            {
                yield return new($"{LengthOf($"s.{column}")} > 100", RejectReason.TooLong, name(target));
            }
        }

        for (var index = 0; index < _load.Attributes.Count; index++)
        {
            yield return new($"{LengthOf($"s.Attribute{index}")} > 100", RejectReason.TooLong, _load.Attributes[index].Name);
        }
    }

    private string IsPlaceholder(IReadOnlyCollection<int> accepted)
    {
        var days = PlaceholderDates.Days.Except(accepted).Select(DayLiteral);
        return $"s.OrderDate IN ({string.Join(", ", days)}) OR (s.OrderDate IS NULL AND {IsZeroDate("s.DateWritten")})";
    }

    // The last value by date, then line; it holds since the first row after the last row with another value.
    private string StageAttribute(int index) => $"""

        WITH Value AS (
            SELECT
                r.CustomerId AS CustomerId,
                r.Attribute{index} AS AttributeValue,
                r.OrderDate AS OrderDate,
                r.LineNumber AS LineNumber,
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
                v.OrderDate AS OrderDate,
                v.LineNumber AS LineNumber
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
            LineNumber, CustomerId, AttributeName, AttributeValue, ValidFromDate, LastSeenDate, IsWholeStretch
        )
        SELECT
            MAX(l.LineNumber) AS LineNumber,
            l.CustomerId AS CustomerId,
            {Literal(_load.Attributes[index].Name)} AS AttributeName,
            MAX(l.AttributeValue) AS AttributeValue,
            MIN(v.OrderDate) AS ValidFromDate,
            MAX(l.OrderDate) AS LastSeenDate,
            CASE WHEN MAX(o.RowNumber) IS NULL THEN 1 ELSE 0 END AS IsWholeStretch
        FROM Latest AS l
        LEFT JOIN Other AS o ON o.CustomerId = l.CustomerId
        INNER JOIN Value AS v ON v.CustomerId = l.CustomerId AND v.RowNumber > COALESCE(o.RowNumber, 0)
        GROUP BY l.CustomerId;
        """;

    // Value: the text of which the shape is counted, where the reason has shapes.
    private sealed record Rule(string Condition, string Reason, string Column, string Value = "NULL");
}
