using System.Globalization;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>A set-based load in SQLite, over the functions of <see cref="SqliteSourceFunctions"/>.</summary>
internal sealed class SqliteTableLoadText(TableLoad load) : TableLoadText(load)
{
    /// <inheritdoc/>
    public override string CreateTable => $"""
        {DropTable}
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
            Amount INTEGER NULL,
            ProblemText TEXT NULL{AttributeColumns("TEXT")}
        );
        """;

    /// <inheritdoc/>
    public override string CreateForms => $"""
        {DropForms}
        CREATE TEMP TABLE {FormTableName} (CustomerId TEXT NOT NULL PRIMARY KEY, FormedId TEXT NOT NULL) WITHOUT ROWID;
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
    protected override string TextOf(SourceColumn column) => $"CASE WHEN TYPEOF(t.{column.QuotedName}) = 'text' THEN {KeyOf(column)} END";

    /// <inheritdoc/>
    protected override string DayLiteral(int day) => day.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override string HasLostDigits(string expression) => $"rfm_lost_digits({expression})";

    /// <inheritdoc/>
    protected override string IsZeroDate(string expression) => $"rfm_zero_date({expression})";

    /// <inheritdoc/>
    protected override string BeginsWithNul(string expression) => $"INSTR({expression}, CHAR(0)) = 1";

    /// <inheritdoc/>
    protected override string AmountOf(SourceColumn column) => $"rfm_amount(t.{column.QuotedName})";

    /// <inheritdoc/>
    protected override string ProductOf(SourceColumn quantity, SourceColumn price) =>
        $"rfm_product(t.{quantity.QuotedName}, t.{price.QuotedName})";

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
