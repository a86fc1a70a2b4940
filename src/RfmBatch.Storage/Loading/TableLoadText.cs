namespace RfmBatch.Storage.Loading;

/// <summary>
/// The statements of a set-based load. Their frame is one; the engines differ in how a value is read and in the names of temporary tables.
/// </summary>
/// <remarks>
/// Identifiers come from the catalogue and are quoted there; values are parameters. Reasons follow the order of the file reader, so that a
/// table and an export of it have the same rejects. Rows are numbered by date, customer, order and product, for a table has no order of its
/// own.
/// </remarks>
public abstract partial class TableLoadText
{
    /// <summary>The temporary table of ids that the store keeps in another form.</summary>
    protected internal const string FormTableName = "LoadCustomerForm";

    private readonly TableLoad _load;

    /// <summary>Makes the statements of a load.</summary>
    protected TableLoadText(TableLoad load) => _load = load;

    /// <summary>
    /// Creates the temporary table of judged rows; without parameters, or SQL Server would drop it with the statement's scope.
    /// </summary>
    public abstract string CreateTable { get; }

    /// <summary>Creates the temporary table <see cref="FormTableName"/> of ids that the store keeps in another form.</summary>
    public abstract string CreateForms { get; }

    /// <summary>Gives the judged rows these forms.</summary>
    public string FormCustomers => $"""
        UPDATE {RowTable}
        SET CustomerId = (SELECT f.FormedId AS FormedId FROM {FormTable} AS f WHERE f.CustomerId = {RowTable}.CustomerId)
        WHERE EXISTS (SELECT 1 AS Found FROM {FormTable} AS f WHERE f.CustomerId = {RowTable}.CustomerId);
        """;

    /// <summary>Drops the temporary table of forms.</summary>
    public string DropForms => $"DROP TABLE IF EXISTS {FormTable};";

    /// <summary>Drops it: a pooled connection would keep its rows.</summary>
    public string DropTable => $"DROP TABLE IF EXISTS {RowTable};";

    /// <summary>The temporary table of judged rows.</summary>
    protected abstract string RowTable { get; }

    /// <summary>The temporary table of forms.</summary>
    protected string FormTable => $"{StagingPrefix}{FormTableName}";

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
        string key(ColumnTarget target) => mapped.TryGetValue(target, out var found) ? Bounded(KeyOf(found)) : "NULL";
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
                                string.Concat(_load.Attributes.Select((a, i) => $",\n            {Bounded(KeyOf(a))} AS Attribute{i}"))}
                        FROM {_load.Table.QuotedName} AS t{Filter}
                    ) AS k
                ) AS s
            ) AS j{SortHint};
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

    /// <summary>One row per customer id of a row that is loaded or dropped.</summary>
    public string ReadCustomers() => $"""
        SELECT DISTINCT
            r.CustomerId AS CustomerId
        FROM {RowTable} AS r
        WHERE r.ReasonCode IS NULL;
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

    /// <summary>Trimmed text, or NULL where empty.</summary>
    protected abstract string KeyOf(SourceColumn column);

    /// <summary>A key or attribute, cut off where it is too long anyway: engines reserve memory to sort by what a type may hold.</summary>
    protected virtual string Bounded(string key) => key;

    /// <summary>What bounds the memory of the large sort, with its leading space, or nothing.</summary>
    protected virtual string SortHint => "";

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
}
