using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.SqlServer.Loading;

/// <summary>How T-SQL reads a value of a source table as text or as a number, so that no digit of any type is lost.</summary>
/// <remarks>
/// A CAST to text uses style 0, which leaves digits out. Styles are those of Microsoft's page "CAST and CONVERT (Transact-SQL)":
/// money: 0 has two digits right of the point, 2 has four. float and real: 0 has at most 6 digits, 3 always 17, with which "every distinct
/// float or real value is guaranteed to convert to a distinct character string" (SQL Server 2016 and later). datetime and smalldatetime:
/// 0 has no seconds and names months in the session's language, 121 is yyyy-mm-dd hh:mi:ss.mmm.
/// A text that style 0 wrote without loss stays as it was, so that customers of earlier loads keep their ids.
/// </remarks>
internal static class SqlServerSourceValue
{
    // Sorting and comparing by code point, whatever the collation of the source: two of them cannot even be concatenated (error 468).
    private const string Collation = "Latin1_General_100_BIN2";

    // Every double of a fraction that was written with so many digits gives them back; of a real it is 6, but seven or eight often do.
    private const int DoubleDigits = 15;
    private static readonly int[] RealDigits = [7, 8];

    // 2^53: up to here every whole number has a double of its own.
    private const string LargestWhole = "9007199254740992E0";

    private static readonly string[] Texts = ["char", "varchar", "nchar", "nvarchar", "text", "ntext", "uniqueidentifier"];
    private static readonly string[] Numbers =
        ["bit", "tinyint", "smallint", "int", "bigint", "decimal", "numeric", "money", "smallmoney", "float", "real"];
    private static readonly string[] Days = ["date", "datetime", "datetime2", "smalldatetime", "datetimeoffset"];

    /// <summary>
    /// Whether values of the type can be read: bytes, documents, shapes and values that each bring their own type cannot.
    /// </summary>
    public static bool IsReadable(string typeName) =>
        typeName is "time" || Texts.Contains(typeName) || Numbers.Contains(typeName) || Days.Contains(typeName);

    /// <summary>Whether the type holds days, which need no reading of text.</summary>
    public static bool IsDay(SourceColumn column) => Days.Contains(column.TypeName);

    /// <summary>Whether the type holds texts, whose writer may have meant anything by them.</summary>
    public static bool IsText(SourceColumn column) => Texts.Contains(column.TypeName);

    /// <summary>Trimmed text with all digits, or NULL where it is empty.</summary>
    public static string Text(SourceColumn column)
    {
        var value = $"t.{column.QuotedName}";
        var text = column.TypeName switch
        {
            "money" or "smallmoney" =>
                $"CASE WHEN {value} = ROUND({value}, 2) THEN CONVERT(nvarchar(40), {value}, 0) ELSE CONVERT(nvarchar(40), {value}, 2) END",
            "float" => BinaryText(value, "float", DoubleDigits),
            "real" => BinaryText(value, "real", RealDigits),
            "date" or "time" or "datetime" or "datetime2" or "smalldatetime" or "datetimeoffset" => $"CONVERT(nvarchar(40), {value}, 121)",
            _ => $"CAST({value} AS nvarchar(4000))",
        };
        return $"NULLIF(LTRIM(RTRIM({text} COLLATE {Collation})), N'')";
    }

    /// <summary>The number as a decimal type, or NULL where it is none or too large. Text is converted without a culture.</summary>
    public static string Number(SourceColumn column, string decimalType)
    {
        var value = $"t.{column.QuotedName}";
        return column.TypeName switch
        {
            "float" => DoubleNumber(value, decimalType),
            "real" => RealNumber(value, decimalType),
            _ when Numbers.Contains(column.TypeName) => $"TRY_CONVERT({decimalType}, {value})",
            _ => $"TRY_CONVERT({decimalType}, {Text(column)})",
        };
    }

    // A whole number by its digits; a fraction as it was written, where that gives the value back; all else in 17 digits.
    private static string BinaryText(string value, string typeName, params int[] digits) =>
        $"CASE WHEN {value} = FLOOR({value}) AND ABS({value}) <= {LargestWhole} THEN CONVERT(nvarchar(40), TRY_CONVERT(bigint, {value}))"
        + string.Concat(digits.Select(count => FractionText(value, count))
            .Select(text => $" WHEN TRY_CONVERT({typeName}, {text}) = {value} THEN {text}"))
        + $" ELSE CONVERT(nvarchar(40), {value}, 3) END";

    // Without zeros at its end; there is no TRIM of given characters on one side before SQL Server 2022.
    private static string FractionText(string value, int digits) =>
        $"REPLACE(RTRIM(REPLACE(CONVERT(nvarchar(40), {RoundedTo(value, "decimal(38, 18)", digits)}), N'0', N' ')), N' ', N'0')";

    // The decimal that was written, not the binary number beside it, for halves are decided by it.
    // From ten billion on a double's own error reaches the digits that decide.
    private static string DoubleNumber(string value, string decimalType) =>
        $"CASE WHEN ABS({value}) < 1E10 THEN {RoundedTo(value, decimalType, DoubleDigits)} ELSE TRY_CONVERT({decimalType}, {value}) END";

    private static string RealNumber(string value, string decimalType) =>
        $"CASE WHEN {value} = FLOOR({value}) THEN TRY_CONVERT({decimalType}, {value})"
        + string.Concat(RealDigits.Select(count => RoundedTo(value, decimalType, count))
            .Select(number => $" WHEN TRY_CONVERT(real, {number}) = {value} THEN {number}"))
        + $" ELSE TRY_CONVERT({decimalType}, {value}) END";

    // Digits count those before the point, at least one.
    private static string RoundedTo(string value, string decimalType, int digits) =>
        $"ROUND(TRY_CONVERT({decimalType}, {value}), {digits} - LEN(TRY_CONVERT(bigint, ABS({value}))))";
}
