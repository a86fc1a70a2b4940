using System.IO.Compression;
using System.Text;
using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

/// <summary>Files that are not what they should be: each gets its clear error or its counted rejects, and nothing is lost.</summary>
public sealed class LoadInputTests : IAsyncLifetime
{
    private readonly TestStore _store = TestStore.Sqlite();

    private TemporaryFolder Folder => _store.Folder;

    public async ValueTask InitializeAsync() => await _store.DeployAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData("no-such.csv", null, 1, "There is no file 'no-such.csv'")]
    [InlineData("empty.csv", "", 1, "is empty")]
    [InlineData("header.csv", "customer,date,amount\n", 1, "has a header but no rows")]
    [InlineData("wrong.csv", "colour,shape\nred,round\n", 2, "No column was recognised as customer, date, amount")]
    [InlineData("twice.csv", "customer,date,amount,amount\na,2025-01-01,1,2\n", 2, "'amount' more than once")]
    [InlineData("point.csv", "customer;date;amount\na;2025-01-01;1.250\n", 2, "1.25 with a decimal point or 1250 with a decimal comma")]
    [InlineData("order.csv", "customer,date,amount\na,01/02/2025,1\n", 2, "2025-02-01 as dd/MM/yyyy or 2025-01-02 as MM/dd/yyyy")]
    [InlineData("both.csv", "customer,date,amount\na,13/02/2025,1\na,02/13/2025,1\n", 2, "line 3 has '02/13/2025' in 'date'")]
    [InlineData("serial.csv", "customer,date,amount\na,45292,1\n", 2, "2024-01-01 as a day number of a spreadsheet")]
    public async Task A_file_that_cannot_be_loaded_says_why(string name, string? text, int exitCode, string reason)
    {
        if (text is not null)
        {
            Folder.Write(name, text);
        }

        var result = await LoadAsync(name);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(reason, result.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("next:  ", result.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Equal(0, await _store.CountAsync("Sale"));
    }

    [Theory]
    [InlineData("d,2099-01-01,1", "future-date")]
    [InlineData("d,2025-13-01,1", "bad-date")]
    [InlineData("d,2025-01-02,NaN", "bad-number")]
    [InlineData("d,2025-01-02,1e309", "bad-number")]
    [InlineData("d,2025-01-02,ten", "bad-number")]
    [InlineData(",2025-01-02,1", "missing-customer")]
    [InlineData("d,2025-01-02", "column-count")]
    [InlineData("d,2025-01-02,1,2", "column-count")]
    public async Task A_bad_row_is_kept_with_its_reason_and_the_rest_is_loaded(string row, string reason)
    {
        Folder.Write("sales.csv", $"customer,date,amount\na,2025-01-01,1.10\n{row}\nb,2025-01-02,-2.25\n");

        var result = await LoadAsync("sales.csv", "--reject-limit", "50%");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(
            $@"rows read +3\s+loaded +2\s+dropped as duplicates +0\s+rejected +1\s+{reason} +1\s+Amount loaded: -1\.15", result.Output);
        var rejected = Assert.Single(await _store.ListAsync("RejectedRow"));
        Assert.Equal((3, reason), (rejected.Count("LineNumber"), rejected.Text("ReasonCode")));
    }

    [Fact]
    public async Task A_file_read_twice_says_why()
    {
        var rows = string.Concat(Enumerable.Repeat("a;2025-01-01;5\n", 6_000));
        Folder.Write("sales.csv", $"customer;date;amount\n{rows}b;2025-01-01;1.250\nc;2025-01-01;0,5\n");

        var result = await LoadAsync("sales.csv");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("read twice: only line 6003 has '0,5' in 'amount'", result.Output, StringComparison.Ordinal);
        Assert.Contains("Amount loaded: 31,250.50", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_rejects_undo_the_whole_file()
    {
        Folder.Write("sales.csv", "customer,date,amount\na,2025-01-01,1\nb,nonsense,1\n");

        var result = await LoadAsync("sales.csv");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("more than --reject-limit 5%", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal(0, await _store.CountAsync("Sale"));
    }

    [Fact]
    public async Task The_same_file_is_refused_until_again_is_said()
    {
        Folder.Write("sales.csv", "customer,date,amount\na,2025-01-01,1\n");
        Folder.Write("copy.csv", "customer,date,amount\na,2025-01-01,1\n");
        await LoadAsync("sales.csv");

        var second = await LoadAsync("copy.csv");
        var again = await LoadAsync("copy.csv", "--again");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("--again", second.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(2, await _store.CountAsync("Sale"));
    }

    [Fact]
    public async Task Byte_order_mark_decimal_comma_and_semicolon_are_understood()
    {
        await File.WriteAllBytesAsync(
            Folder.File("sales.csv"),
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("Kunde;Datum;Betrag\nMüller;31.12.2024;1.234,56\n")],
            TestContext.Current.CancellationToken);

        var result = await LoadAsync("sales.csv", "--map", "customer=Kunde,date=Datum,amount=Betrag", "--culture", "de-DE");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("Amount loaded: 1,234.56, 2024-12-31", result.Output, StringComparison.Ordinal);
        Assert.Contains("Müller", await _store.ReadAsync("Customer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Latin1_is_refused_as_utf8_and_read_as_latin1()
    {
        await File.WriteAllBytesAsync(
            Folder.File("sales.csv"),
            Encoding.Latin1.GetBytes("customer,date,amount\nMüller,2024-12-31,1\n"),
            TestContext.Current.CancellationToken);

        var asUtf8 = await LoadAsync("sales.csv");
        var asLatin1 = await LoadAsync("sales.csv", "--encoding", "latin1");

        Assert.Equal(1, asUtf8.ExitCode);
        Assert.Contains("--encoding", asUtf8.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Equal(0, asLatin1.ExitCode);
        Assert.Contains("Müller", await _store.ReadAsync("Customer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gzip_file_is_read_directly_and_a_broken_one_is_an_error()
    {
        await using (var gzip = new GZipStream(File.Create(Folder.File("sales.csv.gz")), CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("customer,date,amount\na,2024-12-31,1\n"), TestContext.Current.CancellationToken);
        }

        Folder.Write("broken.csv.gz", "customer,date,amount\na,2024-12-31,1\n");

        var good = await LoadAsync("sales.csv.gz");
        var broken = await LoadAsync("broken.csv.gz");

        Assert.Equal(0, good.ExitCode);
        Assert.DoesNotContain("did not foresee", broken.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sep=;\ncustomer;order;date;amount\n10001;A1;03.01.2025;19,90\n10002;A2;24.01.2025;5,00\n", "24.90", "';' (its line sep=)")]
    [InlineData(
        "Sales\n\ncustomer;order;date;amount\n10001;A1;03.01.2025;19,90\n10002;A2;24.01.2025;5,00\n",
        "24.90",
        "header in line 3 below 1 title")]
    [InlineData("customer;date;amount\n--------;----;------\na;24.12.2025;5,00\n\n(1 row affected)\n", "5.00", "line of dashes left out")]
    [InlineData("customer;date;amount\ra;24.12.2025;5,00;\rb;25.12.2025;5,00;\r", "10.00", "rows end with a delimiter")]
    public async Task What_stands_around_rows_is_left_out_and_said(string text, string amount, string said)
    {
        Folder.Write("sales.csv", text);

        var result = await LoadAsync("sales.csv", "--culture", "de-DE", "--reject-limit", "0%");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains($"Amount loaded: {amount}", result.Output, StringComparison.Ordinal);
        Assert.Contains(said, result.Output, StringComparison.Ordinal);
        Assert.Equal(
            said.StartsWith("rows end", StringComparison.Ordinal),
            result.Output.Contains("Note: 2 rows end with a delimiter more than the header", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("(2 rows affected)\n", "Note: The line that counts the rows was left out.")]
    [InlineData("(5 rows)\n", "Note: The line that counts the rows was left out; 5 are told, 2 stand there: the file may be cut off")]
    [InlineData("(2 rows)\nc,2025-01-03,1\n(1 row)\n", "Note: 2 lines that count the rows were left out.")]
    public async Task A_count_of_rows_is_compared_and_left_out(string end, string said)
    {
        Folder.Write("sales.csv", $"customer,date,amount\na,2025-01-01,1\nb,2025-01-02,1\n{end}");

        var result = await LoadAsync("sales.csv", "--reject-limit", "0%");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains(said, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "--skip-lines", "2" }, 0, "Amount loaded: 1.00")]
    [InlineData(new[] { "--skip-lines", "2", "--max-rows", "1" }, 0, "Amount loaded: 1.00")]
    [InlineData(new[] { "--skip-lines", "two", "--max-rows", "0" }, 2, "--max-rows is '0'")]
    public async Task Lines_can_be_skipped_and_rows_be_bounded(string[] options, int exitCode, string said)
    {
        Folder.Write("sales.csv", "a;b;c;d\ne;f;g;h\ncustomer;date;amount\na;2025-12-24;1\n");

        var result = await LoadAsync(["sales.csv", .. options]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(said, result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_is_named_and_what_to_do_is_said()
    {
        await File.WriteAllBytesAsync(
            Folder.File("sales.csv"), "PK\u0003\u0004...xl/workbook.xml"u8.ToArray(), TestContext.Current.CancellationToken);

        var result = await LoadAsync("sales.csv");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is an Excel workbook (.xlsx)", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains("CSV UTF-8", result.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_that_are_no_buyers_are_refused_and_others_counted()
    {
        Folder.Write("sales.csv", "customer,date,amount\n17850,2025-01-01,1\n");
        Folder.Write("padded.csv", "id,city\n017850,Ulm\n");
        Folder.Write("customers.csv", "id,city\n17850,Ulm\n99,Bonn\n");
        await LoadAsync("sales.csv");

        var refused = await _store.RunAsync("load", "customers", "padded.csv", "--map", "customer=id");
        var loaded = await _store.RunAsync("load", "customers", "customers.csv", "--map", "customer=id");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("its ids have the form 099999, those of the store 99999", refused.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal(0, loaded.ExitCode);
        Assert.Contains("Note: 1 of 2 customers of the file are buyers of this store.", loaded.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_ten_megabytes_and_one_of_a_million_columns_are_rejected()
    {
        var text = new StringBuilder("customer,date,amount\na,2025-01-01,1\nb,2025-01-01,");
        text.Append('9', 10_000_000).Append("\nc,2025-01-01,1").Append(',', 1_000_000).Append("\nd,2025-01-01,2\n");
        Folder.Write("sales.csv", text.ToString());

        var result = await LoadAsync("sales.csv", "--reject-limit", "60%");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Matches(@"rows read +4\s+loaded +2\s+dropped as duplicates +0\s+rejected +2", result.Output);
    }

    [Fact]
    public async Task Wrong_options_are_all_named_at_once()
    {
        Folder.Write("sales.csv", "customer,date,amount\na,2025-01-01,1\n");

        var result = await LoadAsync(
            "sales.csv", "--delimiter", "x", "--culture", "nowhere", "--encoding", "none", "--reject-limit", "900%");

        Assert.Equal(2, result.ExitCode);
        foreach (var option in new[] { "--delimiter", "--culture", "--encoding", "--reject-limit" })
        {
            Assert.Contains(result.ErrorLines, line => line.StartsWith($"error: {option} '", StringComparison.Ordinal));
        }
    }

    private Task<ProcessResult> LoadAsync(params string[] arguments) => _store.RunAsync(["load", "transactions", .. arguments]);
}
