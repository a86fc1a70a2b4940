using System.Globalization;
using RfmBatch.Application.Loading;
using RfmBatch.Core;

namespace RfmBatch.Storage.Specification;

/// <summary>Numbers and dates as files write them: read right, or refused with both readings, and then nothing stays.</summary>
public abstract class WrittenFormatContract : LoadingContractBase
{
    protected WrittenFormatContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Theory]
    [InlineData("customer;order;date;amount\na;1;03.01.2011;1.250\nb;2;04.01.2011;12.500\na;3;16.02.2011;980\n", "1.250", "1.25", "1250")]
    [InlineData("customer;order;date;amount\na;1;2011-01-03;57.000\nb;2;2011-01-04;125.000\n", "57.000", "57", "57000")]
    [InlineData("customer;order;date;amount\na;1;2011-01-03;5\nb;2;2011-01-04;-1,500\n", "-1,500", "-1500", "-1.5")]
    [InlineData("customer;order;date;quantity;price\na;1;2011-01-03;1.000;2.500\n", "1.000", "1", "1000")]
    public async Task Three_digits_behind_the_only_sign_are_refused_with_both_readings(
        string text, string value, string point, string comma)
    {
        var store = await FreshAsync();
        var failure = await Assert.ThrowsAsync<InvalidInputException>(() => LoadTextAsync(store, text));
        Assert.Contains(
            $"has '{value}' in '{(text.Contains("price", StringComparison.Ordinal) ? "quantity" : "amount")}', which is {point} with a "
            + $"decimal point or {comma} with a decimal comma. Say --culture",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction}"));
    }

    [Theory]
    [InlineData("1.250|12.500|3.000|980", "de-DE", "17730")]
    [InlineData("1.250|12.500|3.000|980", "en-GB", "996.75")]
    [InlineData("1.250|12.500|3.000,50", null, "16750.5")]
    [InlineData("20.00|2,350.50|(25.00)", null, "2345.5")]
    [InlineData("11,77|1.000,00|25,00-", null, "986.77")]
    [InlineData("1'234.50|12.50", null, "1247")]
    [InlineData("1 234,50|12,50|\u22127,00", null, "1240")]
    [InlineData("1\u00A0234,50|1\u202F000,00", null, "2234.5")]
    [InlineData("1,23,456.00|10,00,000.00", null, "1123456")]
    [InlineData("$1,250.00|-$50.00|0", null, "1200")]
    [InlineData("1.250,00 €|EUR 50,00", null, "1300")]
    [InlineData("Rp57.000|Rp1.250.000", null, "1307000")]
    public async Task All_numbers_of_a_file_tell_how_each_is_read(string amounts, string? culture, string sum)
    {
        var store = await FreshAsync();
        string text = "customer;order;date;amount\n"
            + string.Concat(amounts.Split('|').Select((amount, index) => $"a;{index};2011-01-03;{amount}\n"));
        var loaded = await LoadTextAsync(store, text, new TransactionFileRequest { Path = "", Culture = culture });

        Assert.Equal(0, loaded.Totals.RowsRejected);
        Assert.Equal(decimal.Parse(sum, CultureInfo.InvariantCulture), (await CountAsync(store)).Amount);
    }

    [Fact]
    public async Task A_few_grouped_numbers_among_many_are_read_and_not_rejected()
    {
        var store = await FreshAsync();
        string text = Header + string.Concat(Enumerable.Range(0, 200)
            .Select(row => row % 26 == 5 ? $"a,{row},2011-01-03,\"2,{row:000}.50\"\n" : $"a,{row},2011-01-03,{20 + row}.00\n"));
        var loaded = await LoadTextAsync(store, text);

        Assert.Equal((200, 0), (loaded.Totals.RowsLoaded, loaded.Totals.RowsRejected));
        Assert.Equal((200L, 1L, 19_900m + (8 * 2_000.5m) + (192 * 20)), await CountAsync(store));
    }

    [Theory]
    [InlineData("1 2 3")]
    [InlineData("12 50")]
    [InlineData("1,2,3")]
    [InlineData("12.3456.789")]
    public async Task Groups_of_other_widths_are_no_numbers(string amount)
    {
        var store = await FreshAsync();
        var loaded = await LoadTextAsync(
            store,
            $"customer;order;date;amount\na;1;2011-01-03;5.5\na;2;2011-01-03;{amount}\n",
            new TransactionFileRequest { Path = "", RejectLimit = "50%" });
        Assert.Equal(["3 bad-number amount"], await RejectsAsync(store));
        Assert.Equal(55_000, loaded.Totals.AmountLoaded);
    }

    [Fact]
    public async Task Two_currencies_are_refused_beside_numbers_and_in_a_column()
    {
        var store = await FreshAsync();
        var failure = await Assert.ThrowsAsync<InvalidInputException>(() => LoadTextAsync(
            store, Header + "a,1,2011-01-03,$5.00\nb,2,2011-01-03,5\nc,3,2011-01-03,€7.00\n"));
        Assert.Equal(
            "The amounts are of two currencies, $ and EUR: line 2 has '$5.00' in 'amount', but line 4 has '€7.00' in 'amount'.",
            failure.Message);
        failure = await Assert.ThrowsAsync<InvalidInputException>(() => LoadTextAsync(
            store, "customer,order,date,amount,Currency\na,1,2011-01-03,5.00,EUR\nb,2,2011-01-03,5.00,\nc,3,2011-01-03,7.00,USD\n"));
        Assert.Equal(
            "The amounts are of two currencies, EUR and USD: line 2 has 'EUR' in 'Currency', but line 4 has 'USD' in 'Currency'.",
            failure.Message);
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction}"));
    }

    [Theory]
    [InlineData("04/01/15|04/02/20|05/12/24", "yy/MM/dd", "2004-01-15", "2005-12-24")]
    [InlineData("04.01.15|04.02.20|05.12.24", "yy.MM.dd", "2004-01-15", "2005-12-24")]
    [InlineData("04-01-15 10:30|05-12-24 11:00", "yy-MM-dd", "2004-01-15", "2005-12-24")]
    [InlineData("11/01/2009|01/02/2010", "dd/MM/yyyy", "2009-01-11", "2010-02-01")]
    [InlineData("38000|40543", "excel", "2004-01-14", "2010-12-31")]
    [InlineData("1262304000|1293840000", "epoch", "2010-01-01", "2011-01-01")]
    [InlineData("1262304000000|1293840000000", "epoch-ms", "2010-01-01", "2011-01-01")]
    public async Task Dates_with_several_readings_wait_for_their_format(string dates, string format, string first, string last)
    {
        var store = await FreshAsync();
        var text = Header + string.Concat(dates.Split('|').Select((date, index) => $"a,{index},{date},5\n"));
        var failure = await Assert.ThrowsAsync<InvalidInputException>(() => LoadTextAsync(store, text));
        Assert.Contains($"line 2 has '{dates.Split('|')[0]}' in 'date'", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"--date-format {format}", failure.Message, StringComparison.Ordinal);

        var loaded = await LoadTextAsync(store, text, new TransactionFileRequest { Path = "", DateFormat = format });
        Assert.Equal(
            (DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture)),
            (loaded.Totals.FirstOrderDate, loaded.Totals.LastOrderDate));
    }

    [Fact]
    public async Task Rows_that_prove_both_orders_are_refused_in_the_sample_and_behind_it()
    {
        var store = await FreshAsync();
        foreach (int before in (int[])[400, 6_000])
        {
            var text = Header + string.Concat(Enumerable.Repeat("a,1,22/02/2010,5\n", before)) + "b,2,05/15/2010,5\n";
            var failure = await Assert.ThrowsAsync<InvalidInputException>(() => LoadTextAsync(store, text));
            Assert.Equal(
                "The dates contradict each other: line 2 has '22/02/2010' in 'date', which is not MM/dd/yyyy; line "
                + $"{before + 2} has '05/15/2010' in 'date', which is not dd/MM/yyyy. Correct the rows, or say --date-format dd/MM/yyyy or "
                + "--date-format MM/dd/yyyy and those of another order are rejected.",
                failure.Message);
        }

        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction}"));
    }

    [Fact]
    public async Task Proof_behind_the_sample_reads_the_file_once_more()
    {
        var store = await FreshAsync();
        string text = "customer;date;amount\n" + string.Concat(Enumerable.Repeat("a;2010-01-02;5\n", 6_000))
            + "b;2010-01-02;1.250\n" + string.Concat(Enumerable.Repeat("a;2010-01-02;5\n", 100)) + "c;2010-01-02;0,5\n";
        var loaded = await LoadTextAsync(store, text);

        Assert.Equal(["The file was read twice: only line 6103 has '0,5' in 'amount' shows how its numbers are written."], loaded.Notices);
        Assert.Contains(", decimal comma", loaded.Format, StringComparison.Ordinal);
        Assert.Equal((6_102L, 3L, 31_750.5m), await CountAsync(store));
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.Load} WHERE Status = 'Completed'"));
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.Load} WHERE Status = 'Failed'"));
    }

    [Fact]
    public async Task Two_readings_or_a_contradiction_behind_the_sample_leave_nothing()
    {
        var store = await FreshAsync();
        var integers = "customer;date;amount\n" + string.Concat(Enumerable.Repeat("a;2010-01-02;5\n", 6_000));
        var failure = await Assert.ThrowsAsync<InvalidInputException>(() => LoadTextAsync(store, integers + "b;2010-01-02;1.250\n"));
        Assert.Contains("line 6002 has '1.250' in 'amount', which is 1.25", failure.Message, StringComparison.Ordinal);

        failure = await Assert.ThrowsAsync<InvalidInputException>(
            () => LoadTextAsync(store, integers + "b;2010-01-02;12.50\nb;2010-01-02;12,50\n"));
        Assert.StartsWith("The numbers contradict each other: line 6002 has '12.50'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("line 6003 has '12,50'", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction}"));
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.Load} WHERE Status <> 'Failed'"));
    }
}
