using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>A set-based load in SQLite, over the functions of <see cref="SqliteSourceFunctions"/>.</summary>
internal sealed class SqliteTableLoadText(TableLoad load) : TableLoadText(load)
{
    /// <inheritdoc/>
    public override string CreateTables => $"""
        DROP TABLE IF EXISTS temp.LoadRow;
        DROP TABLE IF EXISTS temp.StagingTransaction;
        DROP TABLE IF EXISTS temp.StagingRejectedRow;
        DROP TABLE IF EXISTS temp.StagingCustomerAttribute;
        CREATE TEMP TABLE LoadRow (
            LineNumber INTEGER NOT NULL,
            RepeatNumber INTEGER NOT NULL,
            ReasonCode TEXT NULL,
            ColumnName TEXT NULL,
            RawText TEXT NULL,
            CustomerId TEXT NULL,
            OrderId TEXT NULL,
            OrderDate INTEGER NULL,
            ProductCode TEXT NULL,
            CategoryName TEXT NULL,
            Quantity INTEGER NULL,
            Amount INTEGER NULL{AttributeColumns("TEXT")}
        );
        CREATE TEMP TABLE StagingTransaction (LoadKey INTEGER, LineNumber INTEGER, CustomerId TEXT, OrderId TEXT, OrderDate INTEGER, ProductCode TEXT, CategoryName TEXT, Quantity INTEGER, Amount INTEGER, IsReturn INTEGER);
        CREATE TEMP TABLE StagingRejectedRow (LoadKey INTEGER, LineNumber INTEGER, ReasonCode TEXT, ColumnName TEXT, RawText TEXT);
        CREATE TEMP TABLE StagingCustomerAttribute (LoadKey INTEGER, LineNumber INTEGER, CustomerId TEXT, AttributeName TEXT, AttributeValue TEXT, ValidFromDate INTEGER, LastSeenDate INTEGER, IsWholeStretch INTEGER);
        """;

    /// <inheritdoc/>
    protected override string RowTable => "temp.LoadRow";

    /// <inheritdoc/>
    protected override string StagingPrefix => "temp.";

    /// <inheritdoc/>
    protected override string KeyOf(SourceColumn column) => $"rfm_key(t.{column.QuotedName})";

    /// <inheritdoc/>
    protected override string DayOf(SourceColumn column) => $"rfm_day(t.{column.QuotedName})";

    /// <inheritdoc/>
    protected override string AmountOf(SourceColumn column) => $"rfm_amount(t.{column.QuotedName})";

    /// <inheritdoc/>
    protected override string ProductOf(SourceColumn quantity, SourceColumn price) => $"rfm_product(t.{quantity.QuotedName}, t.{price.QuotedName})";

    /// <inheritdoc/>
    protected override string RawTextOf(IReadOnlyList<SourceColumn> columns) =>
        $"SUBSTRING({string.Join(" || ',' || ", columns.Select(column => $"COALESCE({KeyOf(column)}, '')"))}, 1, {RejectedRow.MaxRawText})";

    /// <inheritdoc/>
    protected override string IsoDateOf(string expression) => $"DATE({expression} * 86400, 'unixepoch')";

    /// <inheritdoc/>
    protected override string LengthOf(string expression) => $"LENGTH({expression})";

    /// <inheritdoc/>
    protected override string Literal(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
