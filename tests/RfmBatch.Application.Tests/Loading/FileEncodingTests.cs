using System.Text;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Loading;

/// <summary>Files written in other bytes than UTF-8, or with other line ends: the rows are read, or the file is refused.</summary>
public sealed class FileEncodingTests : FrameTestBase
{
    private static readonly string[] PlainRows = ["2:José|A1|2025-01-03|19.90", "3:b|A2|2025-01-24|5"];

    public static TheoryData<string, bool, string> Encodings => new()
    {
        { "utf-8", false, "utf-8" },
        { "utf-8", true, "utf-8" },
        { "utf-16", false, "utf-16 (no byte order mark)" },
        { "utf-16", true, "utf-16" },
        { "utf-16BE", false, "utf-16BE (no byte order mark)" },
        { "utf-16BE", true, "utf-16BE" },
        { "utf-32", true, "utf-32" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_told_by_mark_or_by_NULs_and_said(string name, bool hasMark, string expected)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Plain)];

        var (rows, file) = Read(bytes);
        Assert.Equal(PlainRows, rows);
        Assert.StartsWith($"delimiter ',', encoding {expected}, dates ", file, StringComparison.Ordinal);
        Assert.Equal(PlainRows, Read(Packed(bytes)).Rows);
    }

    [Theory]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    public void Other_scripts_are_still_told_by_delimiters_digits_and_line_ends(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        const string Text = "покупатель;заказ;дата;сумма\nИванова;1001;2025-01-03;1\n一一;1002;2025-01-04;2\n";
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];

        var (rows, _) = Read(bytes, new() { Path = "", Map = "customer=покупатель,order=заказ,date=дата,amount=сумма" });
        Assert.Equal(["2:Иванова|1001|2025-01-03|1", "3:一一|1002|2025-01-04|2"], rows);
    }

    [Fact]
    public void A_mark_is_believed_before_the_option_and_the_truth_is_said()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Plain)];
        var (rows, format) = Read(bytes, new() { Path = "", Encoding = "windows-1252" });
        Assert.Equal(PlainRows, rows);
        Assert.Contains("encoding utf-8,", format, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", "\r\n")]
    [InlineData("utf-16", "\r")]
    [InlineData("utf-16BE", "\n")]
    public void What_UTF16_does_not_allow_is_found_on_its_line(string name, string lineEnd)
    {
        // U+0A0D and U+0D0A hold the bytes of line ends and are none.
        var encoding = Encoding.GetEncoding(name);
        byte[] lone = name == "utf-16" ? [0x00, 0xD8] : [0xD8, 0x00];
        byte[] bytes =
        [
            .. encoding.GetPreamble(),
            .. encoding.GetBytes("customer,date,amount\n\u0A0D\u0D0A,2025-01-03,1\n".ReplaceLineEndings(lineEnd)),
            .. lone,
            .. encoding.GetBytes(",2025-01-03,1"),
        ];
        var error = Assert.Throws<RfmBatchException>(() => Read(bytes));
        Assert.Contains("in line 3 cannot be decoded", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Lines_end_in_any_way(string lineEnd)
    {
        Assert.Equal(PlainRows, Read(Plain.ReplaceLineEndings(lineEnd)).Rows);
    }

    [Theory]
    [InlineData("customer,order,date,amount\r\na,1,2025-01-03,1\rb,2,2025-01-04,2\nc,3,2025-01-05,3", "2:a 3:b 4:c")]
    [InlineData("customer,order,date,amount\ra,1,2025-01-03,1\r\rb,2,2025-01-04,2\r", "2:a 4:b")]
    [InlineData("customer,order,date,amount\r\r\na,1,2025-01-03,1\r\r\n", "3:a")]
    [InlineData("customer,order,date,amount\r\"a\rb\",1,2025-01-03,1\rc,2,2025-01-04,2", "2:a\rb 4:c")]
    public void Line_ends_may_be_mixed_and_stay_inside_quotes(string text, string expected)
    {
        var rows = Read(text).Rows.Select(row => row[..row.IndexOf('|', StringComparison.Ordinal)]);
        Assert.Equal(expected, string.Join(' ', rows));
    }
}
