using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Core;

namespace RfmBatch.Storage.Specification.Ledger;

/// <summary>Rows that <c>--only</c> and <c>--except</c> leave out are counted and not loaded, from files and tables alike.</summary>
public abstract class RowFilterContract : LedgerContractBase
{
    // A shop's export with orders of every status.
    private static readonly string[] _rows =
    [
        "a,1,2011-01-05,10.50,EUR,completed", "b,2,2011-01-05,20.50,EUR,refunded", "c,3,2011-01-05,40.50,EUR,completed",
        "d,4,2011-01-05,80.50,USD,completed", "e,5,2011-01-05,160.50,EUR,", "f,6,2011-01-05,320.50,EUR,Completed",
        "g,7,2011-01-05,640.50,EUR,pending",
    ];

    protected RowFilterContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    public static TheoryData<string, string, string> Filters => new()
    {
        { "Status=completed", "", "a c d" },
        { "Status=completed;Status=pending", "", "a c d g" },
        { "Status=completed;Region=EUR", "", "a c" },
        { "Region=EUR", "Status=refunded;Status=pending", "a c e f" },
        { "", "Status=", "a b c d f g" },
        { "Status=", "", "e" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Rows_are_left_out_and_counted(string only, string except, string customers)
    {
        var store = await FreshAsync();
        var text = "customer,order,date,amount,Region,Status\n" + string.Join('\n', _rows) + "\n";
        var request = new TransactionFileRequest { Path = "", Only = Words(only), Except = Words(except) };

        var file = (await LoadTextAsync(store, text, request)).Totals;
        Assert.Equal(customers.Split(' '), await TextsAsync(store, "SELECT CustomerId FROM {bi.Customer} ORDER BY CustomerId"));
        Assert.Equal(
            (7L, (long)file.RowsLoaded, 7 - file.RowsLoaded, 7 - file.RowsLoaded),
            (file.RowsRead, customers.Split(' ').LongLength, file.RowsDropped, file.RowsFiltered));
        Assert.Equal(file.RowsFiltered, await ScalarAsync(store, "SELECT RowsFiltered FROM {bi.Load}"));

        await FreshAsync();
        var table = await CreateAsync(store, $"Filter{Math.Abs(StringComparer.Ordinal.GetHashCode(only + except))}");
        var loaded = await new TransactionLoader(store, Clock, NullLogger.Instance).LoadTableAsync(
            new TransactionTableRequest
            {
                Table = table,
                Map = "customer=customer,order=orderid,date=date,amount=amount",
                Only = request.Only,
                Except = request.Except,
            },
            Cancellation);
        Assert.Equal(customers.Split(' '), await TextsAsync(store, "SELECT CustomerId FROM {bi.Customer} ORDER BY CustomerId"));
        Assert.Equal(file, loaded.Totals);
    }

    // "1.250" alone has two readings; what is left out is not asked.
    [Fact]
    public async Task What_is_left_out_is_no_evidence_and_is_not_rejected()
    {
        var store = await FreshAsync();
        var loaded = await LoadTextAsync(
            store,
            "customer;order;date;amount;Status\na;1;05.01.2011;1.250,00;ok\nb;2;31.12.2010;1,250.00;void\nc;3;no date;none;void\n",
            new TransactionFileRequest { Path = "", Except = ["Status=void"] });

        var totals = loaded.Totals;
        Assert.Equal((3, 1, 2, 0), (totals.RowsRead, totals.RowsLoaded, totals.RowsFiltered, totals.RowsRejected));
        Assert.Equal(1_250, await RevenueAsync(store));

        await FreshAsync();
        var currency = "customer,order,date,amount,Currency\na,1,2011-01-01,1,EUR\nb,2,2011-01-01,2,USD\n";
        await Assert.ThrowsAsync<InvalidInputException>(() => AddAsync(store, currency));
        await AddAsync(store, currency, request => request with { Only = ["Currency=EUR"] });
        Assert.Equal(1, await RevenueAsync(store));
    }

    [Fact]
    public async Task Nothing_left_and_what_is_no_condition_are_refused()
    {
        var store = await FreshAsync();
        const string text = "customer,order,date,amount\na,1,2011-01-01,1\n";
        var nothing = await Assert.ThrowsAsync<RfmBatchException>(
            () => AddAsync(store, text, request => request with { Only = ["order=2", "order=3"] }));
        Assert.Equal("No row of 'x.csv' is left by --only order=2 --only order=3.", nothing.Message);

        var invalid = await Assert.ThrowsAsync<InvalidInputException>(
            () => AddAsync(store, text, request => request with { Only = ["order"], Except = ["=1"] }));
        Assert.Equal(
            [
                "--only is COL=VALUE, such as Status=completed, not 'order'.", "--except is COL=VALUE, such as Status=completed, not '=1'.",
            ],
            invalid.Errors);
        var unknown = await Assert.ThrowsAsync<InvalidInputException>(
            () => AddAsync(store, text, request => request with { Only = ["State=x"] }));
        Assert.StartsWith("--only names the column 'State', which ", Assert.Single(unknown.Errors), StringComparison.Ordinal);
    }

    private static string[] Words(string texts) => texts.Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<string> CreateAsync(RfmStore store, string name)
    {
        var table = store.Dialect.EngineName == "Sqlite" ? name : $"dbo.{name}";
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        await Dapper.SqlMapper.ExecuteAsync(
            connection,
            $"DROP TABLE IF EXISTS {table}; CREATE TABLE {table} (customer nvarchar(100), orderid nvarchar(100), date nvarchar(20), "
            + $"amount nvarchar(20), Region nvarchar(10), Status nvarchar(20) NULL);");
        foreach (var row in _rows)
        {
            var values = string.Join(", ", row.Split(',').Select(value => value.Length == 0 ? "NULL" : $"'{value}'"));
            await Dapper.SqlMapper.ExecuteAsync(connection, $"INSERT INTO {table} VALUES ({values});");
        }

        return table;
    }
}
