using System.Text;
using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;
using RfmBatch.Testing;

namespace RfmBatch.Storage.Specification;

/// <summary>Public data is accounted for to the last row.</summary>
public abstract class PublicDataLoadContract : LoadingContractBase
{
    protected PublicDataLoadContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task CDNOW_loads_whole()
    {
        var store = await FreshAsync();
        var loaded = await LoadAsync(
            store, new TransactionFileRequest { Path = PublicData.Path("cdnow/CDNOW_master.txt"), Delimiter = "space" });

        // Fader & Hardie's master file: 69,659 rows, 23,570 customers, 2,500,315.63, 1997-01-01..1998-06-30.
        Assert.Equal(
            new LoadTotals(69_659, 69_659, 0, 0, 25_003_156_300, new DateOnly(1997, 1, 1), new DateOnly(1998, 6, 30)), loaded.Totals);
        Assert.Equal("customer=customer_id,date=date,amount=dollar_value", loaded.Map);
        Assert.True(loaded.IsMapGuessed);
        Assert.Equal((69_659L, 23_570L, 2_500_315.63m), await CountAsync(store));
        Assert.Equal(23_570, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer}"));
        Assert.Equal(730, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.CalendarDate} WHERE YearNumber IN (1997, 1998)"));
        Assert.Equal(
            0,
            await ScalarAsync(
                store,
                "SELECT COUNT(*) FROM {sales.Customer} c LEFT JOIN (SELECT CustomerKey, MIN(OrderDate) AS FirstDate, MAX(OrderDate) AS "
                + "LastDate FROM {sales.SalesTransaction} GROUP BY CustomerKey) s ON s.CustomerKey = c.CustomerKey WHERE c.FirstOrderDate "
                + "IS NULL OR s.FirstDate IS NULL OR c.FirstOrderDate <> s.FirstDate OR c.LastOrderDate <> s.LastDate"));
    }

    [Fact]
    public async Task CDNOW_s_sample_loads_by_position()
    {
        var store = await FreshAsync();
        var loaded = await LoadAsync(
            store,
            new TransactionFileRequest
            {
                Path = PublicData.Path("cdnow/CDNOW_sample.txt"),
                NoHeader = true,
                Map = "customer=2,date=3,quantity=4,amount=5",
            });

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
        Assert.Equal(
            new LoadTotals(541_909, 406_829, 0, 135_080, 83_000_658_140, new DateOnly(2010, 12, 1), new DateOnly(2011, 12, 9)),
            loaded.Totals);
        Assert.Equal([KeyValuePair.Create(RejectReason.MissingCustomer, 135_080L)], loaded.RejectedByReason);
        Assert.Equal((406_829L, 4_372L, 8_300_065.814m), await CountAsync(store));
        Assert.Equal(
            135_080,
            await ScalarAsync(
                store,
                "SELECT COUNT(*) FROM {etl.RejectedRow} WHERE ReasonCode = 'missing-customer' AND ColumnName = 'CustomerID' AND "
                + "RawText IS NOT NULL"));
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer} WHERE CustomerId = '17850.0'"));
        Assert.Equal(4_372, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.CustomerAttribute} WHERE AttributeName = 'Country'"));
        // 611,342.09 were returned; the 8,905 returned lines of known customers all begin with C.
        Assert.Equal(8_905, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction} WHERE IsReturn = 1"));
        Assert.Equal(
            18_532 + 4,
            await ScalarAsync(
                store, "SELECT COUNT(*) FROM (SELECT DISTINCT OrderId AS OrderId FROM {sales.SalesTransaction} WHERE IsReturn = 0) o"));
    }
}
