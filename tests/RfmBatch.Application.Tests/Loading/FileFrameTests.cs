using System.Text;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Loading;

/// <summary>Files with more in them than a header and rows: the rows are read, or the file is refused.</summary>
public sealed class FileFrameTests : FrameTestBase
{
    [Theory]
    [InlineData("sep=;\n", ";")]
    [InlineData("SEP=;\r\n", ";")]
    [InlineData("\"sep=;\"\n", ";")]
    [InlineData("sep=\t\n", "\t")]
    [InlineData("Sep=\\t\n", "\t")]
    [InlineData("sep=|\n", "|")]
    [InlineData("sep=~\n", "~")]
    [InlineData("sep=,\n", ",")]
    public void A_sep_line_is_an_instruction_and_no_header(string line, string delimiter)
    {
        var text = line + "customer|order|date|amount\n10001|A1|03.01.2025|19,90\n10002|A2|24.01.2025|5,00\n".Replace(
            "|", delimiter, StringComparison.Ordinal);
        if (delimiter == ",")
        {
            text = text.Replace("19,90", "\"19,90\"", StringComparison.Ordinal).Replace("5,00", "\"5,00\"", StringComparison.Ordinal);
        }

        foreach (var mark in new[] { "", "\uFEFF" })
        {
            var (rows, format) = Read(mark + text, new() { Path = "", Culture = "de-DE" });
            Assert.Equal(["3:10001|A1|03.01.2025|19,90", "4:10002|A2|24.01.2025|5,00"], rows);
            Assert.Contains("(its line sep=)", format, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_sep_line_stands_above_rows_without_a_header_too()
    {
        var (rows, _) = Read(
            "sep=;\na;2025-01-03;1\nb;2025-01-04;2\n", new() { Path = "", NoHeader = true, Map = "customer=1,date=2,amount=3" });
        Assert.Equal(["2:a|2025-01-03|1", "3:b|2025-01-04|2"], rows);
    }

    [Theory]
    [InlineData("Sales of 2025\n", 1)]
    [InlineData("Sales, all shops\nPrinted by \"Office\n\n", 2)]
    [InlineData("Report;;;\nFrom 2025-01-01 to 2025-01-31;;;\n;;;\n", 3)]
    [InlineData("Changed database context to 'Shop'.\n", 1)]
    [InlineData("Customer\nlist\n", 2)]
    public void Titles_above_the_header_are_left_out_and_said(string titles, int lines)
    {
        var header = titles.Count(c => c == '\n') + 1;
        var (rows, format) = Read(titles + "customer;order;date;amount\na;1;2025-01-03;1.5\n");
        Assert.Equal([$"{header + 1}:a|1|2025-01-03|1.5"], rows);
        Assert.Contains($"header in line {header} below {lines} title line", format, StringComparison.Ordinal);
    }

    [Fact]
    public void Titles_are_told_from_a_header_that_the_map_names()
    {
        var (rows, _) = Read(
            "Umsätze\nKunde;Datum;Betrag\na;2025-01-03;1\n", new() { Path = "", Map = "customer=kunde,date=Datum,amount=Betrag" });
        Assert.Equal(["3:a|2025-01-03|1"], rows);
    }

    // As wide as the header: it may be a header of other columns, and what follows it a table in the table.
    [Theory]
    [InlineData("when,who,what,much\na,1,2025-01-03,1\ncustomer,order,date,amount\nb,2,2025-01-04,2\n")]
    [InlineData("x,y\n1,2\n")]
    public void What_is_not_certainly_a_title_is_refused(string text) => Assert.Throws<InvalidInputException>(() => Read(text));

    [Theory]
    [InlineData("a,b,c,d,e\n1,2,3,4,5\n\n", "3")]
    [InlineData("one \"quote\ntwo\nthree\r\n", "3")]
    [InlineData("sep=;\n", "1")]
    public void Lines_to_skip_are_counted_as_they_stand(string above, string count)
    {
        var (rows, format) = Read(above + Plain, new() { Path = "", SkipLines = count });
        Assert.Equal(2, rows.Count);
        Assert.Contains($"{count} line", format, StringComparison.Ordinal);
    }

    [Fact]
    public void Skipping_more_lines_than_there_are_is_said()
    {
        var error = Assert.Throws<RfmBatchException>(() => Read(Plain, new() { Path = "", SkipLines = "9" }));
        Assert.Equal("'x.csv' has no rows below the 9 lines that --skip-lines leaves out.", error.Message);
        var invalid = Assert.Throws<InvalidInputException>(() => Read(Plain, new() { Path = "", SkipLines = "-1", MaxRows = "0" }));
        Assert.Equal(
            [
                "--skip-lines is '-1'; it must be a whole number from 0 to 1,000,000.",
                "--max-rows is '0'; it must be a whole number from 1 to 2,147,483,647.",
            ],
            invalid.Errors);
    }

    [Theory]
    [InlineData("customer;order;date;amount\n--------;-----;--;---\nC1;1;2025-03-01 10:00:00.000;20.0000\n\n(1 row affected)\n", "3")]
    [InlineData("customer,order,date,amount\n--------,-----,--,---\nC1,1,2025-03-01 10:00:00.000,20.0000\n\n(1 rows affected)\n", "3")]
    [InlineData("customer|order|date|amount\nC1|1|2025-03-01 10:00:00.000|20.0000\n(1 row)\n", "2")]
    [InlineData(
        " customer | order |          date           | amount  \n----------+-------+-------------------------+---------\n"
        + " C1       | 1     | 2025-03-01 10:00:00.000 | 20.0000\n(1 row)\n\n",
        "3")]
    [InlineData("customer\torder\tdate\tamount\n--\t-\t-\t-\nC1\t1\t2025-03-01 10:00:00.000\t20.0000\n\n(1 Zeile betroffen)\n", "3")]
    [InlineData("customer;order;date;amount\nC1;1;2025-03-01 10:00:00.000;20.0000\n\n(1 row(s) affected)\n", "2")]
    public void What_query_tools_print_around_rows_is_no_row(string text, string line)
    {
        foreach (var end in new[] { "\n", "\r\n" })
        {
            var (rows, format) = Read(text.ReplaceLineEndings(end));
            Assert.Equal([$"{line}:C1|1|2025-03-01 10:00:00.000|20.0000"], rows);
            Assert.Equal(text.Contains("--", StringComparison.Ordinal), format.Contains("line of dashes", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("customer;order;date;amount\n-;-;-;-\na;1;2025-01-03;1\n", 2)]
    [InlineData("customer;order;date;amount\na;1;2025-01-03;1\n(12.00);1;2025-01-03;1\n(b);1;2025-01-03;1\n(3);;;\n", 4)]
    public void What_only_looks_like_it_is_a_row(string text, int rows) => Assert.Equal(rows, Read(text).Rows.Count);

    [Theory]
    [InlineData("auto")]
    [InlineData("space")]
    public void Columns_of_blanks_are_read_by_the_places_of_the_dashes(string delimiter)
    {
        const string Text = """
            Customer No InvoiceNo   InvoiceDate             Amount      Note
            ----------- ----------- ----------------------- ----------- ----------
            C001               1001 2025-03-01 10:00:00.000     20.0000 two words
            Anna B. C.         1002 2025-03-02 10:00:00.000     35.0000
            C003               1003 2025-03-13 10:00:00.000     12.5000 x

            (3 rows affected)

            """;
        var request = new TransactionFileRequest
        {
            Path = "",
            Delimiter = delimiter,
            Map = "customer=Customer No,order=InvoiceNo,date=InvoiceDate,amount=Amount",
        };
        var (rows, format) = Read(Text, request);
        Assert.Equal(
            [
                "3:C001|1001|2025-03-01 10:00:00.000|20.0000|two words",
                "4:Anna B. C.|1002|2025-03-02 10:00:00.000|35.0000|",
                "5:C003|1003|2025-03-13 10:00:00.000|12.5000|x",
            ],
            rows);
        Assert.StartsWith("delimiter the places of the dashes, encoding utf-8, line of dashes left out", format, StringComparison.Ordinal);
        Assert.Equal(rows, Read("Shop\n" + Text, request).Rows.Select(row => $"{row[0] - '0' - 1}{row[1..]}"));
    }

    // Not padded: the places of the dashes mean nothing.
    [Fact]
    public void Values_that_are_not_padded_are_separated_by_blanks()
    {
        var (rows, format) = Read(
            "customer date amount\n-------- ---- ------\na 2025-01-03 1\nlong-name 2025-01-04 2.5\n\n(2 rows affected)\n");
        Assert.Equal(["3:a|2025-01-03|1", "4:long-name|2025-01-04|2.5"], rows);
        Assert.StartsWith("delimiter space, encoding utf-8, line of dashes left out", format, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_out_of_its_columns_has_no_fields()
    {
        var (rows, _) = Read("customer date       amount\n-------- ---------- ------\na        2025-01-03 1\nwide name 2025-01-03 1\n");
        Assert.Equal(["3:a|2025-01-03|1", "4:"], rows);
    }

    [Fact]
    public void Blanks_without_dashes_are_runs_as_before()
    {
        var (rows, format) = Read(
            " 00001 1 19970101  1 11.77\n 00002 2 19970112  1 12.00\n",
            new() { Path = "", NoHeader = true, Map = "customer=1,date=3,amount=5" });
        Assert.Equal(["1:00001|1|19970101|1|11.77", "2:00002|2|19970112|1|12.00"], rows);
        Assert.StartsWith("delimiter space, ", format, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customer;date;amount\na;2025-01-03;1;\nb;2025-01-04;2;\n", "rows end with a delimiter")]
    [InlineData("customer,date,amount\na,2025-01-03,1,\nb,2025-01-04,2,\n", "rows end with a delimiter")]
    [InlineData("customer\tdate\tamount\na\t2025-01-03\t1\t\nb\t2025-01-04\t2\t\n", "rows end with a delimiter")]
    [InlineData("customer;date;amount;\na;2025-01-03;1\nb;2025-01-04;2\n", "header ends with a delimiter")]
    public void A_delimiter_at_the_end_of_all_rows_or_of_the_header_is_left_out(string text, string note)
    {
        var (rows, format) = Read(text);
        Assert.Equal(["2:a|2025-01-03|1", "3:b|2025-01-04|2"], rows);
        Assert.Contains(note, format, StringComparison.Ordinal);
    }

    // Amounts 12,50 and 3,00 without quotes are not 12 and 3.
    [Theory]
    [InlineData("customer,date,amount,note\na,2025-01-03,12,50,\nb,2025-01-04,3,00,\n", 5)]
    [InlineData("customer;date;amount\na;2025-01-03;1;\nb;2025-01-04;2\n", 4)]
    [InlineData("customer;date;amount\na;2025-01-03;1;;\n", 5)]
    public void What_may_be_something_else_keeps_its_fields(string text, int fields)
    {
        using var file = SourceFile.Open(Write(Encoding.UTF8.GetBytes(text)), null);
        var layout = FileLayout.Read(file, null, hasHeader: true);
        using var reader = file.Read().Text;
        var rows = new FieldReader(reader, layout);
        Assert.True(rows.Read());
        Assert.Equal(fields, rows.Count);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void More_rows_than_allowed_are_an_error(int most, bool isAllowed)
    {
        byte[] bytes = Packed(Encoding.UTF8.GetBytes(Plain));
        var request = new TransactionFileRequest { Path = "", MaxRows = $"{most}" };
        if (isAllowed)
        {
            Assert.Equal(2, Read(bytes, request).Rows.Count);
            return;
        }

        var error = Assert.Throws<RfmBatchException>(() => Read(bytes, request));
        Assert.Equal("There are more than 1 rows, which is what --max-rows allows.", error.Message);
    }
}
