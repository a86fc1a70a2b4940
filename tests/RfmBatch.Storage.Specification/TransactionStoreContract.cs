using System.Text;
using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;
using RfmBatch.Testing;

namespace RfmBatch.Storage.Specification;

/// <summary>Loading files, through the loader, on a store of its own per test.</summary>
public abstract class TransactionStoreContract : LoadingContractBase
{
    protected TransactionStoreContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task CDNOW_loads_whole()
    {
        var store = await FreshAsync();
        var loaded = await LoadAsync(store, new TransactionFileRequest { Path = PublicData.Path("cdnow/CDNOW_master.txt"), Delimiter = "space" });

        // Fader & Hardie's master file: 69,659 rows, 23,570 customers, 2,500,315.63, 1997-01-01..1998-06-30.
        Assert.Equal(new LoadTotals(69_659, 69_659, 0, 0, 25_003_156_300, new DateOnly(1997, 1, 1), new DateOnly(1998, 6, 30)), loaded.Totals);
        Assert.Equal("customer=customer_id,date=date,amount=dollar_value", loaded.Map);
        Assert.True(loaded.IsMapGuessed);
        Assert.Equal((69_659L, 23_570L, 2_500_315.63m), await CountAsync(store));
        Assert.Equal(23_570, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer}"));
        Assert.Equal(730, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.CalendarDate} WHERE YearNumber IN (1997, 1998)"));
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer} c WHERE FirstOrderDate IS NULL OR FirstOrderDate <> (SELECT MIN(OrderDate) FROM {sales.SalesTransaction} s WHERE s.CustomerKey = c.CustomerKey) OR LastOrderDate <> (SELECT MAX(OrderDate) FROM {sales.SalesTransaction} s WHERE s.CustomerKey = c.CustomerKey)"));
    }

    [Fact]
    public async Task CDNOW_s_sample_loads_by_position()
    {
        var store = await FreshAsync();
        var loaded = await LoadAsync(store, new TransactionFileRequest { Path = PublicData.Path("cdnow/CDNOW_sample.txt"), NoHeader = true, Map = "customer=2,date=3,quantity=4,amount=5" });

        // 6,919 rows, 2,357 customers, 244,091.94 (the same source's 1/10 sample).
        Assert.Equal((6_919L, 2_357L, 244_091.94m), await CountAsync(store));
        Assert.Equal("delimiter space, encoding utf-8, dates year-month-day", loaded.Format);
    }

    [Fact]
    public async Task Online_Retail_is_accounted_for_to_the_last_row()
    {
        var store = await FreshAsync();
        var loaded = await LoadAsync(store, new TransactionFileRequest
        {
            Path = PublicData.Path("online_retail/online_retail_all.csv.gz"),
            Map = "customer=CustomerID,order=InvoiceNo,date=InvoiceDate,quantity=Quantity,price=UnitPrice,product=StockCode",
            ReturnPrefix = "C",
            Attributes = ["Country"],
            RejectLimit = "30%",
        });

        // UCI Online Retail: 541,909 rows, 135,080 without customer; net of returns 8,300,065.814 over 4,372 customers.
        Assert.Equal(new LoadTotals(541_909, 406_829, 0, 135_080, 83_000_658_140, new DateOnly(2010, 12, 1), new DateOnly(2011, 12, 9)), loaded.Totals);
        Assert.Equal([KeyValuePair.Create(RejectReason.MissingCustomer, 135_080L)], loaded.RejectedByReason);
        Assert.Equal((406_829L, 4_372L, 8_300_065.814m), await CountAsync(store));
        Assert.Equal(135_080, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.RejectedRow} WHERE ReasonCode = 'missing-customer' AND ColumnName = 'CustomerID' AND RawText IS NOT NULL"));
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer} WHERE CustomerId = '17850.0'"));
        Assert.Equal(4_372, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.CustomerAttribute} WHERE AttributeName = 'Country'"));
        // 611,342.09 were returned; the 8,905 returned lines of known customers all begin with C.
        Assert.Equal(8_905, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction} WHERE IsReturn = 1"));
        Assert.Equal(18_532 + 4, await ScalarAsync(store, "SELECT COUNT(*) FROM (SELECT DISTINCT OrderId AS OrderId FROM {sales.SalesTransaction} WHERE IsReturn = 0) o"));
    }

    [Fact]
    public async Task Every_bad_row_is_kept_with_its_reason_and_the_rest_is_loaded()
    {
        string text = Header + string.Join('\n',
            "a,1,2011-01-01,1.5",
            ",2,2011-01-01,1",
            "a,,2011-01-01,1",
            "a,3,,1",
            "a,4,01/02/2011,1",
            "a,5,2099-01-01,1",
            "a,6,2012-01-03,1",
            "a,7,2012-01-04,1",
            "a,8,2011-01-01,NaN",
            "a,9,2011-01-01,1e309",
            "a,10,2011-01-01,1000000000000",
            new string('k', 101) + ",11,2011-01-01,1",
            "a,12,2011-01-01",
            "\"a,13,2011-01-01,1",
            "b,14,2011-01-01,-2.25",
            "b,15,2011-01-01,0",
            "x" + new string('y', 10_000_000) + ",16,2011-01-01,1",
            new string(',', 1_000_000),
            "b,17,2011-01-01,0.00005");
        var store = await FreshAsync();
        var loaded = await LoadTextAsync(store, text, new TransactionFileRequest { Path = "", RejectLimit = "100%" });

        Assert.Equal(new LoadTotals(19, 5, 0, 14, -6_500 + 0, new DateOnly(2011, 1, 1), new DateOnly(2012, 1, 3)), loaded.Totals with { AmountLoaded = loaded.Totals.AmountLoaded - 9_000 });
        var rejects = await RejectsAsync(store);
        Assert.Equal(
        [
            "3 missing-customer customer", "4 missing-order order", "5 missing-date date", "6 bad-date date", "7 future-date date", "9 future-date date",
            "10 bad-number amount", "11 bad-number amount", "12 bad-number amount", "13 too-long customer", "14 column-count ", "15 broken-quote ",
            "18 line-too-long ", "19 line-too-long ",
        ], rejects);
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction} WHERE IsReturn = 1 AND OrderId = '14'"));
        Assert.Equal(4000, await ScalarAsync(store, "SELECT MAX(LENGTH(RawText)) FROM {etl.RejectedRow}".Replace("LENGTH", store.Dialect.EngineName == "Sqlite" ? "LENGTH" : "LEN", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Above_the_reject_limit_nothing_stays_but_the_ledger()
    {
        var store = await FreshAsync();
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadTextAsync(store, Header + "a,1,2011-01-01,1\nb,2,2011-01-01,11,77\nc,3,2011-01-01,x\nd,4,2011-01-01,\"1,5\"\n"));

        Assert.Equal("3 of 4 rows were rejected (75%), more than --reject-limit 5%: 2 bad-number, 1 column-count. Nothing was loaded.", failure.Message);
        Assert.Equal("Look at line 4 (bad-number in 'amount'), line 3 (column-count) of 'x.csv'; correct the file or the options, or raise --reject-limit. If numbers have decimal commas, say --culture, for example de-DE. The columns were guessed: customer=customer,order=order,date=date,amount=amount.", failure.NextStep);
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction}"));
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer}"));
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.RejectedRow}"));
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.Load} WHERE Status = 'Failed' AND RowsRead = 4 AND RowsLoaded = 0 AND RowsRejected = 3 AND FailureText LIKE '3 of 4 rows were rejected%'"));
    }

    [Fact]
    public async Task A_file_loaded_before_is_refused_unless_again()
    {
        var store = await FreshAsync();
        string text = Header + "a,1,2011-01-01,1\n";
        var first = await LoadTextAsync(store, text);
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadTextAsync(store, text));

        Assert.Equal($"'x.csv' was loaded before: load {first.LoadKey} of 2012-01-02 03:04 UTC has the same content.", failure.Message);
        Assert.Equal("Nothing was loaded; say --again to load it a second time, which doubles its rows.", failure.NextStep);
        await LoadTextAsync(store, text, new TransactionFileRequest { Path = "", Again = true });
        Assert.Equal((2L, 1L, 2m), await CountAsync(store));
        Assert.Equal(2, await ScalarAsync(store, "SELECT COUNT(*) FROM (SELECT DISTINCT SaleKey AS SaleKey FROM {sales.SalesTransaction}) k"));
    }

    [Fact]
    public async Task A_failed_load_can_be_loaded_after_its_correction()
    {
        var store = await FreshAsync();
        string text = Header + "a,1,2011-01-01,x\n";
        await Assert.ThrowsAsync<RfmBatchException>(() => LoadTextAsync(store, text));
        var loaded = await LoadTextAsync(store, text, new TransactionFileRequest { Path = "", RejectLimit = "100%" });

        Assert.Equal(1, loaded.Totals.RowsRejected);
    }

    [Fact]
    public async Task Duplicates_are_kept_unless_they_are_to_be_dropped()
    {
        string text = Header + "a,1,2011-01-01,1\na,1,2011-01-01,1\na,1,2011-01-01,1.0\nA,1,2011-01-01,1\n";
        var store = await FreshAsync();
        var kept = (await LoadTextAsync(store, text)).Totals;
        Assert.Equal((4L, 0L), (kept.RowsLoaded, kept.RowsDropped));
        var totals = (await LoadTextAsync(store, text, new TransactionFileRequest { Path = "", DropDuplicates = true, Again = true })).Totals;
        Assert.Equal((4L, 3L, 1L, 0L, 30_000L), (totals.RowsRead, totals.RowsLoaded, totals.RowsDropped, totals.RowsRejected, totals.AmountLoaded));
    }

    [Fact]
    public async Task Text_keys_are_trimmed_and_compared_by_code_point()
    {
        var store = await FreshAsync();
        await LoadTextAsync(store, Header + "a1,1,2011-01-01,1\nA1,2,2011-01-01,1\né,3,2011-01-01,1\ne,4,2011-01-01,1\na1 ,5,2011-01-01,1\n😀,6,2011-01-01,1\n😁,7,2011-01-01,1\ne\u0301,8,2011-01-01,1\n");

        Assert.Equal(7, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer}"));
        var ids = await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}");
        Assert.Equal(["A1", "a1", "e", "e\u0301", "é", "😀", "😁"], ids.Order(StringComparer.Ordinal));
        Assert.Equal(2, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction} s JOIN {sales.Customer} c ON c.CustomerKey = s.CustomerKey WHERE c.CustomerId = 'a1'"));
    }

    [Fact]
    public async Task Without_an_order_column_a_customer_s_day_is_an_order()
    {
        var store = await FreshAsync();
        await LoadTextAsync(store, "customer,date,amount\na,2011-01-01,1\na,2011-01-01 10:00,2\na,2011-01-02,4\n");

        Assert.Equal(["2011-01-01", "2011-01-02"], (await TextsAsync(store, "SELECT DISTINCT OrderId FROM {sales.SalesTransaction}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Returns_are_negative_amounts_and_orders_with_the_prefix()
    {
        var store = await FreshAsync();
        await LoadTextAsync(store, "customer,order,date,quantity,price\na,1,2011-01-01,2,1.00005\na,2,2011-01-02,-1,3\na,C3,2011-01-03,1,5\nb,C4,2011-01-03,1,5\na,c5,2011-01-04,1,0\n", new TransactionFileRequest { Path = "", ReturnPrefix = "C" });

        // 2 × 1.00005 = 2.0001 exactly.
        Assert.Equal((5L, 2L, 9.0001m), await CountAsync(store));
        Assert.Equal(["2", "C3", "C4"], (await TextsAsync(store, "SELECT OrderId FROM {sales.SalesTransaction} WHERE IsReturn = 1")).Order(StringComparer.Ordinal));
        // A customer with returns only has no order dates; c5 is a sale of 0.
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer} WHERE CustomerId = 'b' AND FirstOrderDate IS NULL AND LastOrderDate IS NULL"));
        Assert.Equal(3, await ScalarAsync(store, $"SELECT {DaysBetween(store, "FirstOrderDate", "LastOrderDate")} FROM {{sales.Customer}} WHERE CustomerId = 'a'"));
    }

    [Fact]
    public async Task A_later_load_goes_on_with_customers_products_and_attributes()
    {
        var store = await FreshAsync();
        var request = new TransactionFileRequest { Path = "", Attributes = ["country"] };
        await LoadTextAsync(store, "customer,date,amount,product,category,country\na,2011-02-01,1,p,,DE\nb,2011-02-01,1,q,old,DE\n", request);
        await LoadTextAsync(store, "customer,date,amount,product,category,country\na,2011-03-01,1,p,toys,DE\nb,2011-01-01,1,q,new,FR\nc,2011-03-01,1,r,,\nb,2011-03-05,1,q,,IT\n", request);

        Assert.Equal(["p toys", "q new", "r ", "Unknown "], await TextsAsync(store, $"SELECT ProductCode {Concat(store)} ' ' {Concat(store)} COALESCE(CategoryName, '') FROM {{sales.Product}} ORDER BY CASE WHEN ProductKey = 0 THEN 'z' ELSE ProductCode END"));
        Assert.Equal(["a DE 0", "b IT 32"], await TextsAsync(store, $"SELECT c.CustomerId {Concat(store)} ' ' {Concat(store)} AttributeValue {Concat(store)} ' ' {Concat(store)} CAST({DaysBetween(store, Day(store, "2011-02-01"), "ValidFromDate")} AS varchar(10)) FROM {{sales.CustomerAttribute}} a JOIN {{sales.Customer}} c ON c.CustomerKey = a.CustomerKey ORDER BY c.CustomerId"));
        Assert.Equal(63, await ScalarAsync(store, $"SELECT {DaysBetween(store, "FirstOrderDate", "LastOrderDate")} FROM {{sales.Customer}} WHERE CustomerId = 'b'"));
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction} s WHERE NOT EXISTS (SELECT 1 FROM {sales.Product} p WHERE p.ProductKey = s.ProductKey)"));
    }

    [Fact]
    public async Task A_truncated_gzip_file_fails_and_nothing_stays()
    {
        var store = await FreshAsync();
        byte[] whole = await File.ReadAllBytesAsync(PublicData.Path("online_retail/online_retail_all.csv.gz"), Cancellation);
        string path = Path.Combine(Directory.CreateTempSubdirectory("rfmbatch-").FullName, "cut.csv.gz");
        await File.WriteAllBytesAsync(path, whole[..400_000], Cancellation);
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadAsync(store, new TransactionFileRequest { Path = path, RejectLimit = "100%" }));

        Assert.StartsWith("'cut.csv.gz' is a damaged or truncated gzip file: it ends or breaks after line ", failure.Message, StringComparison.Ordinal);
        Assert.Equal("Copy or download it again; `gzip -t` tests it.", failure.NextStep);
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction}"));
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.Load} WHERE Status = 'Failed' AND RowsLoaded = 0"));
    }

    [Fact]
    public async Task Latin1_and_decimal_commas_load_when_said()
    {
        var store = await FreshAsync();
        await LoadTextAsync(store, "customer;date;amount\nJosé;31.12.2010;1.234,56\n", new TransactionFileRequest { Path = "", Encoding = "latin1", Culture = "de-DE" }, Encoding.Latin1);

        Assert.Equal((1L, 1L, 1234.56m), await CountAsync(store));
        Assert.Equal(["José"], await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}"));
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_header()
    {
        var store = await FreshAsync();
        await LoadTextAsync(store, Header + "a,1,2011-01-01,1\n", null, new UTF8Encoding(true));
        await LoadTextAsync(store, Header + "b,1,2011-01-01,1\n", null, Encoding.Unicode);

        Assert.Equal((2L, 2L, 2m), await CountAsync(store));
    }

    [Fact]
    public async Task A_load_that_died_is_abandoned_by_the_next()
    {
        var store = await FreshAsync();
        await using (await store.Transactions.BeginAsync(new LoadStart(LoadKind.Transactions, "died.csv", new string('0', 64), Clock.GetUtcNow(), "{}"), Cancellation))
        {
        }

        await LoadTextAsync(store, Header + "a,1,2011-01-01,1\n");
        Assert.Equal(["Abandoned", "Completed"], await TextsAsync(store, "SELECT Status FROM {etl.Load} ORDER BY LoadKey"));
    }

    [Fact]
    public async Task Two_loads_at_a_time_are_refused()
    {
        var store = await FreshAsync();
        await using var held = await Fixture.Reopen(store).ProgramLocks.AcquireAsync(ITransactionStore.LockName, TimeSpan.Zero, Cancellation);
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadTextAsync(store, Header + "a,1,2011-01-01,1\n"));

        Assert.Equal("Another load is in progress in this store.", failure.Message);
    }

    [Fact]
    public async Task Old_rejected_text_is_cleared()
    {
        var store = await FreshAsync();
        await LoadTextAsync(store, Header + ",1,2011-01-01,1\n", new TransactionFileRequest { Path = "", RejectLimit = "100%" });
        Assert.Equal(0, await store.Transactions.ClearRejectedTextAsync(Clock.GetUtcNow(), Cancellation));
        Assert.Equal(1, await store.Transactions.ClearRejectedTextAsync(Clock.GetUtcNow().AddSeconds(1), Cancellation));
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.RejectedRow} WHERE RawText IS NULL"));
    }
}
