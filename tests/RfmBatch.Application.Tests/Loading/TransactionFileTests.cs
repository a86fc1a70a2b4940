using System.Text;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Loading;

public sealed class TransactionFileTests : IDisposable
{
    private const string Header = "customer,date,amount\n";

    private readonly TempFolder _folder = new();

    [Fact]
    public void The_defaults_are_those_of_the_contract()
    {
        var request = new TransactionFileRequest { Path = "x" };
        Assert.Equal(
            (null, "auto", false, null, null, null, null, "5%", false, 0, false),
            (
                request.Map,
                request.Delimiter,
                request.NoHeader,
                request.DateFormat,
                request.Culture,
                request.Encoding,
                request.ReturnPrefix,
                request.RejectLimit,
                request.DropDuplicates,
                request.Attributes.Count,
                request.Again));
    }

    [Fact]
    public void All_errors_of_the_options_come_at_once()
    {
        var error = Assert.Throws<InvalidInputException>(() => TransactionFile.Open(new TransactionFileRequest
        {
            Path = "nowhere.csv",
            Delimiter = "slash",
            Culture = "klingon",
            Encoding = "morse",
            DateFormat = "dd/mm/yyyy",
            RejectLimit = "150%",
            Map = "order=a",
        }));
        Assert.Equal(
        [
            "--delimiter 'slash' is not allowed; it must be auto, ',', ';', tab, pipe or space.",
            "--culture 'klingon' is not known; it must be a name such as de-DE, fr-FR or en-GB.",
            "--encoding 'morse' is not known; it must be a name such as utf-8, utf-16, latin1 or windows-1252.",
            "--date-format 'dd/mm/yyyy' is not allowed; it must have a year (yyyy), a month (MM; mm is minutes) and a day (dd), for "
            + "example dd.MM.yyyy or yyyy-MM-dd HH:mm, or be excel, epoch, epoch-ms.",
            "--reject-limit '150%' is not allowed; it must be a share such as 5% or 0.05, from 0% to 100%.",
            "--map does not say which column is the customer; add customer=COLUMN.",
            "--map does not say which column is the date; add date=COLUMN.",
            "--map does not say which column is the amount; add amount=COLUMN, or quantity=COLUMN and price=COLUMN.",
        ], error.Errors);
        Assert.Equal("Correct the options; `rfmbatch load transactions --help` explains them.", error.NextStep);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<RfmBatchException>(() => TransactionFile.Open(new TransactionFileRequest { Path = "nowhere.csv" }));
        Assert.Equal("There is no file 'nowhere.csv'.", error.Message);
    }

    [Fact]
    public void A_directory_is_no_file()
    {
        var error = Assert.Throws<RfmBatchException>(() => TransactionFile.Open(new TransactionFileRequest { Path = _folder.Path }));
        Assert.Equal($"'{Path.GetFileName(_folder.Path)}' is a folder, not a file.", error.Message);
    }

    [Theory]
    [InlineData("", "'x.csv' is empty.")]
    [InlineData("\n\n", "'x.csv' has no rows, only blank lines.")]
    [InlineData(Header, "'x.csv' has a header but no rows.")]
    [InlineData(
        "\"customer,date,amount\n1,2011-01-01,5\n", "The header of 'x.csv' has a quote that is not closed, or text after a closing quote.")]
    [InlineData(
        Header + "1,01/02/2011,5\n",
        "The dates can be read in two ways: line 2 has '01/02/2011' in 'date', which is 2011-02-01 as dd/MM/yyyy or 2011-01-02 as "
        + "MM/dd/yyyy. Say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy.")]
    public void A_file_without_what_is_needed_is_refused(string text, string expected)
    {
        var error = Assert.ThrowsAny<RfmBatchException>(() => Open(text));
        Assert.Equal(expected, error.Message);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "No column was recognised as customer, date, amount (or quantity and price); the header has 'a', 'b'.")]
    [InlineData("customer,date,amount,date\n1,2011-01-01,5,6\n", "The header of 'x.csv' has 'date' more than once.")]
    public void Wrong_columns_are_invalid_input(string text, string expected)
    {
        var error = Assert.Throws<InvalidInputException>(() => Open(text));
        Assert.Equal([expected], error.Errors);
    }

    [Fact]
    public void Unknown_columns_of_the_options_are_named_together()
    {
        var path = Write(Header + "1,2011-01-01,5\n");
        var error = Assert.Throws<InvalidInputException>(
            () => TransactionFile.Open(
                new TransactionFileRequest
                {
                    Path = path,
                    Map = "customer=Customer,date=when,amount=sum",
                    Attributes = ["country", "amuont"],
                }));
        Assert.Equal(
        [
            "--map names the column 'when', which the file does not have; its columns are 'customer', 'date', 'amount'.",
            "--map names the column 'sum', which the file does not have; its columns are 'customer', 'date', 'amount'.",
            "--attribute names the column 'country', which the file does not have; its columns are 'customer', 'date', 'amount'.",
            "--attribute names the column 'amuont', which the file does not have; its columns are 'customer', 'date', 'amount'. Did you "
            + "mean amount?",
        ], error.Errors);
    }

    [Fact]
    public void Without_a_header_columns_are_positions()
    {
        var path = Write("1,2011-01-01,5\n");
        var error = Assert.Throws<InvalidInputException>(
            () => TransactionFile.Open(new TransactionFileRequest { Path = path, NoHeader = true, Map = "customer=1,date=2,amount=4" }));
        Assert.Equal(["--map names the column '4'; without a header columns are positions from 1 to 3."], error.Errors);
        error = Assert.Throws<InvalidInputException>(
            () => TransactionFile.Open(new TransactionFileRequest { Path = path, NoHeader = true }));
        Assert.Equal(["--no-header needs --map with positions, for example --map customer=1,date=3,amount=5."], error.Errors);
    }

    [Fact]
    public void A_million_columns_in_the_header_are_refused_in_bounded_memory()
    {
        var error = Assert.Throws<RfmBatchException>(() => Open(new string(',', 1_000_000) + "\n1,2\n"));
        Assert.Equal("The header of 'x.csv' is longer than 262,144 characters.", error.Message);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_says_how_to_name_its_encoding()
    {
        var path = Write(Header + "José,2011-01-01,5\n", Encoding.Latin1);
        var error = Assert.Throws<RfmBatchException>(() => TransactionFile.Open(new TransactionFileRequest { Path = path }));
        Assert.Equal("'x.csv' is not utf-8: the byte 0xE9 in line 2 cannot be decoded.", error.Message);
        Assert.Equal(
            "Say how it is encoded, for example --encoding windows-1252 (Western European, Excel) or --encoding latin1.", error.NextStep);
        Assert.Equal(
            "delimiter ',', encoding iso-8859-1, dates year-month-day",
            TransactionFile.Open(new TransactionFileRequest { Path = path, Encoding = "latin1" }).Format);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(70_000)] // past the reader's buffer and the finder's
    public void A_byte_that_is_not_UTF8_is_found_on_its_line(int before)
    {
        // ü is two bytes: with one letter more or less before them they lie across the end of a buffer.
        var rows = string.Concat(Enumerable.Range(0, before).Select(i => $"Müller{new string('x', i % 7)},2011-01-01,5\n"));
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Header + rows + "Jos"), 0xE9, .. Encoding.UTF8.GetBytes(",2011-01-01,5\n")];

        Assert.Equal(new UndecodableByte(before + 2, 0xE9), UndecodableByte.Find(new MemoryStream(bytes), new UTF8Encoding(false, true)));
        Assert.Null(UndecodableByte.Find(new MemoryStream(Encoding.UTF8.GetBytes(Header + rows)), new UTF8Encoding(false, true)));
        Assert.Equal(
            new UndecodableByte(before + 2, 0xC3),
            UndecodableByte.Find(new MemoryStream([.. Encoding.UTF8.GetBytes(Header + rows), 0xC3]), new UTF8Encoding(false, true)));
    }

    [Fact]
    public void Rows_of_other_columns_than_the_header_are_told_from_dates_that_are_not_understood()
    {
        Assert.Equal(
            "No row at the beginning of 'x.csv' has as many columns as its header (3) and a date in 'date'.",
            Assert.Throws<RfmBatchException>(() => Open(Header + "1;2011-01-01;5\n2,,5\n")).Message);
        Assert.StartsWith(
            "No date was understood in the column 'date': line 2 has 'soon' in 'date'.",
            Assert.Throws<InvalidInputException>(() => Open(Header + "1,soon,5\n")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Day_and_month_are_told_apart_by_later_rows_than_the_sample()
    {
        var text = Header + string.Concat(Enumerable.Repeat("1,12/1/2010 8:26,5\n", 6000)) + "1,12/13/2010 9:00,5\n";
        Assert.Equal("delimiter ',', encoding utf-8, dates month-day-year", Open(text).Format);
    }

    public void Dispose() => _folder.Dispose();

    private TransactionFile Open(string text) => TransactionFile.Open(new TransactionFileRequest { Path = Write(text) });

    private string Write(string text, Encoding? encoding = null)
    {
        var path = Path.Combine(_folder.Path, "x.csv");
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }
}
