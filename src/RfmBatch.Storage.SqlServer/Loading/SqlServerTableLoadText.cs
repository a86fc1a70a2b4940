using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.SqlServer.Loading;

/// <summary>A set-based load in T-SQL.</summary>
internal sealed class SqlServerTableLoadText(TableLoad load) : TableLoadText(load)
{
    private const string Collation = "COLLATE Latin1_General_100_BIN2";

    // One more than a key may have, so that one that is too long is known by its length.
    private const string KeyType = "nvarchar(101)";

    /// <inheritdoc/>
    public override string CreateTable => $"""
        {DropTable}
        CREATE TABLE #LoadRow (
            LineNumber bigint NOT NULL,
            RepeatNumber bigint NOT NULL,
            ReasonCode varchar(50) {Collation} NULL,
            ColumnName nvarchar(128) {Collation} NULL,
            RawText nvarchar(4000) {Collation} NULL,
            CustomerId {KeyType} {Collation} NULL,
            OrderId {KeyType} {Collation} NULL,
            OrderDate date NULL,
            ProductCode {KeyType} {Collation} NULL,
            CategoryName {KeyType} {Collation} NULL,
            Quantity decimal(19, 4) NULL,
            Amount decimal(19, 4) NULL,
            ProblemText nvarchar(4000) {Collation} NULL{AttributeColumns($"{KeyType} {Collation}")}
        );
        """;

    /// <inheritdoc/>
    public override string CreateForms => $"""
        {DropForms}
        CREATE TABLE #{FormTableName} (
            CustomerId nvarchar(100) {Collation} NOT NULL PRIMARY KEY,
            FormedId nvarchar(100) {Collation} NOT NULL
        );
        """;

    /// <inheritdoc/>
    protected override string RowTable => "#LoadRow";

    /// <inheritdoc/>
    protected override string StagingPrefix => "#";

    /// <inheritdoc/>
    protected override string KeyOf(SourceColumn column) => SqlServerSourceValue.Text(column);

    /// <inheritdoc/>
    protected override string Bounded(string key) => $"CAST({key} AS {KeyType})";

    // The text of a rejected line goes through the sort too; without a bound a million lines would ask for all that one query may have.
    /// <inheritdoc/>
    protected override string SortHint => "\nOPTION (MAX_GRANT_PERCENT = 10)";

    /// <inheritdoc/>
    protected override string DayOf(SourceColumn column)
    {
        var text = KeyOf(column);
        return SqlServerSourceValue.IsDay(column)
            ? $"CAST(t.{column.QuotedName} AS date)"
            : $"""
                CASE
                    WHEN LEN({text}) = 8 AND {text} NOT LIKE N'%[^0-9]%' THEN TRY_CONVERT(date, {text}, 112)
                    WHEN SUBSTRING({text}, 5, 1) = N'-'
                        AND SUBSTRING({text}, 8, 1) = N'-'
                        AND SUBSTRING({text} + N' ', 11, 1) IN (N' ', N'T')
                        THEN TRY_CONVERT(date, LEFT({text}, 10), 23)
                END
                """;
    }

    /// <inheritdoc/>
    protected override string TextOf(SourceColumn column) =>
        SqlServerSourceValue.IsText(column) ? KeyOf(column) : "CAST(NULL AS nvarchar(4000))";

    /// <inheritdoc/>
    protected override string DayLiteral(int day) => $"CAST('{Day.ToDate(day):yyyy-MM-dd}' AS date)";

    /// <inheritdoc/>
    protected override string HasLostDigits(string expression)
    {
        var digits = $"CASE WHEN LEFT({expression}, 1) IN (N'-', N'+') THEN SUBSTRING({expression}, 2, 4000) ELSE {expression} END";
        var plus = $"CHARINDEX(N'E+', UPPER({digits}))";
        return $"""
            ({digits}) LIKE N'[0-9][eE]+[0-9][0-9]'
                OR ({digits}) LIKE N'[0-9][eE]+[0-9][0-9][0-9]'
                OR (({digits}) LIKE N'[0-9][.,][0-9]%[eE]+[0-9][0-9]%'
                    AND SUBSTRING({digits}, 3, NULLIF({plus}, 0) - 3) NOT LIKE N'%[^0-9]%'
                    AND SUBSTRING({digits}, NULLIF({plus}, 0) + 2, 4000) NOT LIKE N'%[^0-9]%'
                    AND LEN({digits}) - {plus} IN (3, 4))
            """;
    }

    /// <inheritdoc/>
    protected override string IsZeroDate(string expression) =>
        $"{expression} NOT LIKE N'%[^0:./ T-]%' AND LEN(REPLACE({expression}, N'0', N'')) <= LEN({expression}) - 6";

    // Without the character itself, which not every server takes in a literal.
    /// <inheritdoc/>
    protected override string BeginsWithNul(string expression) => $"UNICODE({expression}) = 0";

    /// <inheritdoc/>
    protected override string AmountOf(SourceColumn column) => Rounded(SqlServerSourceValue.Number(column, "decimal(38, 14)"));

    /// <inheritdoc/>
    protected override string ProductOf(SourceColumn quantity, SourceColumn price) =>
        // decimal(18, 6) times decimal(19, 8) is decimal(38, 14): nothing is rounded before the end.
        Rounded($"({SqlServerSourceValue.Number(quantity, "decimal(18, 6)")} * {SqlServerSourceValue.Number(price, "decimal(19, 8)")})");

    /// <inheritdoc/>
    protected override string RawTextOf(IReadOnlyList<SourceColumn> columns) =>
        $"LEFT({string.Join(" + N',' + ", columns.Select(column => $"COALESCE({KeyOf(column)}, N'')"))}, {RejectedRow.MaxRawText})";

    /// <inheritdoc/>
    protected override string IsoDateOf(string expression) => $"CONVERT(varchar(10), {expression}, 23)";

    /// <inheritdoc/>
    protected override string LengthOf(string expression) => $"LEN({expression})";

    /// <inheritdoc/>
    protected override string Literal(string value) => $"N'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    // ROUND goes away from zero on halves; amounts go to the even neighbour: of ….00005 only an odd fourth digit is rounded up.
    private static string Rounded(string number) => $"""
        CASE
            WHEN ABS({number}) > 999999999999.9999 THEN NULL
            WHEN ABS({number} - ROUND({number}, 4, 1)) = 0.00005 AND ROUND({number}, 4, 1) % 0.0002 = 0 THEN ROUND({number}, 4, 1)
            ELSE ROUND({number}, 4)
        END
        """;
}
