using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.SqlServer.Loading;

namespace RfmBatch.Db.Tests;

/// <summary>
/// The T-SQL with which a table load reads each type, held to Microsoft's "CAST and CONVERT (Transact-SQL)" without a server:
/// Babelfish writes money and float otherwise than SQL Server does, and so would hide a style that loses digits.
/// </summary>
public sealed class SourceValueTests
{
    private const string Fraction15 =
        "REPLACE(RTRIM(REPLACE(CONVERT(nvarchar(40), ROUND(TRY_CONVERT(decimal(38, 18), t.[x]), "
        + "15 - LEN(TRY_CONVERT(bigint, ABS(t.[x]))))), N'0', N' ')), N' ', N'0')";

    private const string Money =
        "CASE WHEN t.[x] = ROUND(t.[x], 2) THEN CONVERT(nvarchar(40), t.[x], 0) ELSE CONVERT(nvarchar(40), t.[x], 2) END";

    /// <summary>Styles that lose nothing, by the type that is converted to text; the others have one notation only.</summary>
    private static readonly Dictionary<string, string[]> Lossless = new(StringComparer.Ordinal)
    {
        ["money"] = ["0", "2"], // 0 only where two digits are all there are
        ["smallmoney"] = ["0", "2"],
        ["float"] = ["3"],
        ["real"] = ["3"],
        ["date"] = ["121"],
        ["time"] = ["121"],
        ["datetime"] = ["121"],
        ["datetime2"] = ["121"],
        ["smalldatetime"] = ["121"],
        ["datetimeoffset"] = ["121"],
    };

    private static readonly string[] Readable =
    [
        "bigint", "bit", "char", "date", "datetime", "datetime2", "datetimeoffset", "decimal", "float", "int", "money", "nchar", "ntext",
        "numeric", "nvarchar", "real", "smalldatetime", "smallint", "smallmoney", "text", "time", "tinyint", "uniqueidentifier", "varchar",
    ];

    public static TheoryData<string> Types => [.. Readable];

    [Theory]
    [InlineData("nvarchar", "CAST(t.[x] AS nvarchar(4000))")]
    [InlineData("decimal", "CAST(t.[x] AS nvarchar(4000))")]
    [InlineData("bigint", "CAST(t.[x] AS nvarchar(4000))")]
    [InlineData("uniqueidentifier", "CAST(t.[x] AS nvarchar(4000))")]
    [InlineData("money", Money)]
    [InlineData("smallmoney", Money)]
    [InlineData("datetime", "CONVERT(nvarchar(40), t.[x], 121)")]
    [InlineData("smalldatetime", "CONVERT(nvarchar(40), t.[x], 121)")]
    [InlineData(
        "float",
        "CASE WHEN t.[x] = FLOOR(t.[x]) AND ABS(t.[x]) <= 9007199254740992E0 THEN CONVERT(nvarchar(40), TRY_CONVERT(bigint, t.[x]))"
        + $" WHEN TRY_CONVERT(float, {Fraction15}) = t.[x] THEN {Fraction15} ELSE CONVERT(nvarchar(40), t.[x], 3) END")]
    public void Text_is_read_with_a_style_that_keeps_all_digits(string type, string expected) =>
        Assert.Equal($"NULLIF(LTRIM(RTRIM({expected} COLLATE Latin1_General_100_BIN2)), N'')", SqlServerSourceValue.Text(Column(type)));

    [Theory]
    [InlineData("money", "TRY_CONVERT(decimal(38, 14), t.[x])")]
    [InlineData("smallmoney", "TRY_CONVERT(decimal(38, 14), t.[x])")]
    [InlineData("numeric", "TRY_CONVERT(decimal(38, 14), t.[x])")]
    [InlineData("int", "TRY_CONVERT(decimal(38, 14), t.[x])")]
    [InlineData(
        "float",
        "CASE WHEN ABS(t.[x]) < 1E10 THEN ROUND(TRY_CONVERT(decimal(38, 14), t.[x]), 15 - LEN(TRY_CONVERT(bigint, ABS(t.[x])))) "
        + "ELSE TRY_CONVERT(decimal(38, 14), t.[x]) END")]
    [InlineData(
        "varchar",
        "TRY_CONVERT(decimal(38, 14), NULLIF(LTRIM(RTRIM(CAST(t.[x] AS nvarchar(4000)) COLLATE Latin1_General_100_BIN2)), N''))")]
    public void Numbers_are_converted_without_a_text_between(string type, string expected) =>
        Assert.Equal(expected, SqlServerSourceValue.Number(Column(type), "decimal(38, 14)"));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_load_of_the_type_is_valid_and_has_no_style_that_loses_digits(string type)
    {
        var column = Column(type);
        var load = new TableLoad(
            new LoadStart("transactions", "table:x", "", default, "{}"),
            new SourceTable("[dbo].[x]", [column]),
            Enum.GetValues<ColumnTarget>().Where(target => target != ColumnTarget.Amount).ToDictionary(target => target, _ => column),
            [column],
            "C",
            new DateOnly(2011, 1, 1),
            true,
            MissingMarkers.Default,
            (_, _) => null,
            _ => false,
            TimeProvider.System)
        {
            Filter = [(column, new RowCondition("x", ["it's", ""], true)), (column, new RowCondition("x", ["b"], false))],
        };
        var text = new SqlServerTableLoadText(load);
        foreach (var statement in new[]
        {
            text.CreateTable, text.FillRows([]), text.ClearRows, text.ReadTotals(), text.ReadRejects(), text.ReadDays(),
            text.ReadDoubtful(), text.CountFiltered!, text.Stage(),
        })
        {
            TSql.ParseText(statement);
        }

        // Of the source's own values: texts and decimals between have one notation.
        var filled = TSql.ParseText(text.FillRows([]));
        var styles = TSql.All<ConvertCall>(filled).Where(call => IsText(call.DataType) && IsSource(call.Parameter))
            .Select(call => (call.Style as Literal)?.Value ?? "none").Distinct();
        var casts = TSql.All<CastCall>(filled).Where(call => IsText(call.DataType) && IsSource(call.Parameter));
        if (Lossless.TryGetValue(type, out var allowed))
        {
            Assert.Equal(allowed, styles.Order(StringComparer.Ordinal));
            Assert.Empty(casts);
        }
        else
        {
            Assert.Empty(styles);
            Assert.NotEmpty(casts);
        }
    }

    [Fact]
    public void Every_type_of_sql_server_is_read_or_refused()
    {
        string[] refused =
        [
            "binary", "geography", "geometry", "hierarchyid", "image", "json", "sql_variant", "timestamp", "varbinary", "vector", "xml",
            "somebodys_own",
        ];
        Assert.All(Readable, type => Assert.True(SqlServerSourceValue.IsReadable(type), type));
        Assert.All(refused, type => Assert.False(SqlServerSourceValue.IsReadable(type), type));
    }

    private static SourceColumn Column(string type) => new("x", "[x]", type);

    private static bool IsText(DataTypeReference type) =>
        type is SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.NVarChar or SqlDataTypeOption.VarChar };

    private static bool IsSource(ScalarExpression value) =>
        value is ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [{ Value: "t" }, _] };
}
