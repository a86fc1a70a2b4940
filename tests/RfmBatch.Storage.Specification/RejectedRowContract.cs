using System.Text;
using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;
using RfmBatch.Testing;

namespace RfmBatch.Storage.Specification;

/// <summary>What becomes of rows and files that cannot be read.</summary>
public abstract class RejectedRowContract : LoadingContractBase
{
    protected RejectedRowContract(StoreFixture fixture)
        : base(fixture)
    {
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

        Assert.Equal(
            new LoadTotals(19, 5, 0, 14, -6_500 + 0, new DateOnly(2011, 1, 1), new DateOnly(2012, 1, 3)),
            loaded.Totals with { AmountLoaded = loaded.Totals.AmountLoaded - 9_000 });
        var rejects = await RejectsAsync(store);
        Assert.Equal(
        [
            "3 missing-customer customer", "4 missing-order order", "5 missing-date date", "6 bad-date date", "7 future-date date",
                "9 future-date date",
            "10 bad-number amount", "11 bad-number amount", "12 bad-number amount", "13 too-long customer", "14 column-count ",
                "15 broken-quote ",
            "18 line-too-long ", "19 line-too-long ",
        ], rejects);
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction} WHERE IsReturn = 1 AND OrderId = '14'"));
        Assert.Equal(
            4000,
            await ScalarAsync(
                store,
                "SELECT MAX(LENGTH(RawText)) FROM {etl.RejectedRow}".Replace(
                    "LENGTH", store.Dialect.EngineName == "Sqlite" ? "LENGTH" : "LEN", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Above_the_reject_limit_nothing_stays_but_the_ledger()
    {
        var store = await FreshAsync();
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadTextAsync(
            store, Header + "a,1,2011-01-01,1\nb,2,2011-01-01,11,77\nc,3,2011-01-01,x\nd,4,2011-01-01,1 5\n"));

        Assert.Equal(
            "3 of 4 rows were rejected (75%), more than --reject-limit 5%: 2 bad-number, 1 column-count. Nothing was loaded.",
            failure.Message);
        Assert.Equal(
            "Look at line 4 (bad-number in 'amount'), line 3 (column-count) of 'x.csv'; correct the file or the options, or raise "
            + "--reject-limit. The columns were guessed: customer=customer,order=order,date=date,amount=amount.",
            failure.NextStep);
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction}"));
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer}"));
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.RejectedRow}"));
        Assert.Equal(
            1,
            await ScalarAsync(
                store,
                "SELECT COUNT(*) FROM {etl.Load} WHERE Status = 'Failed' AND RowsRead = 4 AND RowsLoaded = 0 AND RowsRejected = 3 AND "
                + "FailureText LIKE '3 of 4 rows were rejected%'"));
    }

    [Fact]
    public async Task A_truncated_gzip_file_fails_and_nothing_stays()
    {
        var store = await FreshAsync();
        byte[] whole = await File.ReadAllBytesAsync(PublicData.Path("online_retail/online_retail_all.csv.gz"), Cancellation);
        var path = Path.Combine(Directory.CreateTempSubdirectory("rfmbatch-").FullName, "cut.csv.gz");
        await File.WriteAllBytesAsync(path, whole[..400_000], Cancellation);
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadAsync(
            store, new TransactionFileRequest { Path = path, RejectLimit = "100%" }));

        Assert.StartsWith(
            "'cut.csv.gz' is a damaged or truncated gzip file: it ends or breaks after line ", failure.Message, StringComparison.Ordinal);
        Assert.Equal("Copy or download it again; `gzip -t` tests it.", failure.NextStep);
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction}"));
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.Load} WHERE Status = 'Failed' AND RowsLoaded = 0"));
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
