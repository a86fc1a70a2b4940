using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.Specification;

/// <summary>Loading a table of the store's own database.</summary>
public abstract partial class TableLoadContract : LoadingContractBase
{
    private static readonly string[] Rows =
    [
        "'a', '1', '2011-01-01', '2', '1.25', 'DE'",
        "'a', '1', '2011-01-01', '2', '1.25', 'DE'",
        "'a', '2', '2011-02-01 10:20:30', '1', '2.00005', 'FR'",
        "'a', '3', '20110301', '1', '2.00015', 'FR'",
        "'A', 'C4', '2011-01-05', '1', '3', 'it''s'",
        "' é ', '5', '2011-01-05T08:00:00', '-1', '3', ''",
        "'', '6', '2011-01-05', '1', '3', NULL",
        "'b', ' ', '2011-01-05', '1', '3', NULL",
        "'b', '7', NULL, '1', '3', NULL",
        "'b', '8', '05/01/2011', '1', '3', NULL",
        "'b', '9', '2099-01-01', '1', '3', NULL",
        "'b', '10', '2011-01-05', 'NaN', '3', NULL",
        "'b', '11', '2011-01-05', '1', '1e309', NULL",
        "'b', '12', '1899-12-31', '1', '1', NULL",
        $"'{new string('k', 101)}', '13', '2011-01-05', '1', '1', NULL",
        "'b', '14', '2011-01-05', '1', '1000000000000', NULL",
    ];

    protected TableLoadContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task A_table_of_texts_is_judged_as_a_file_is()
    {
        var store = await FreshAsync();
        var table = await CreateTableAsync(store, "Texts", "nvarchar(200)", "nvarchar(200)", Rows);
        var loaded = await LoadTableAsync(
            store, new TransactionTableRequest { Table = table, RejectLimit = "100%", ReturnPrefix = "C", Attributes = ["Country"] });

        // 2.5 + 2.5 + 2.0000 + 2.0002 + 3 − 3: halves go to the even fourth decimal.
        Assert.Equal(new LoadTotals(16, 6, 0, 10, 90_002, new DateOnly(2011, 1, 1), new DateOnly(2011, 3, 1)), loaded.Totals);
        Assert.Equal("customer=CustomerId,order=OrderId,date=OrderDate,quantity=Quantity,price=Price", loaded.Map, ignoreCase: true);
        Assert.Equal(
            [
                "bad-number 3", "bad-date 1", "future-date 1", "missing-customer 1", "missing-date 1", "missing-order 1",
                "placeholder-date 1", "too-long 1"
            ],
            loaded.RejectedByReason.Select(reason => $"{reason.Key} {reason.Value}"));
        Assert.Equal((6L, 3L, 9.0002m), await CountAsync(store));
        Assert.Equal(["A", "a", "é"], (await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}")).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["5", "C4"],
            (await TextsAsync(store, "SELECT OrderId FROM {sales.SalesTransaction} WHERE IsReturn = 1")).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["A it's 4", "a FR 31"],
            (await TextsAsync(
                store,
                $"SELECT c.CustomerId {Concat(store)} ' ' {Concat(store)} AttributeValue {Concat(store)} ' ' {Concat(store)} "
                + $"CAST({DaysBetween(store, Day(store, "2011-01-01"), "ValidFromDate")} AS varchar(10)) FROM {{sales.CustomerAttribute}} "
                + $"a JOIN {{sales.Customer}} c ON c.CustomerKey = a.CustomerKey WHERE AttributeName = "
                + $"'Country'")).Order(StringComparer.Ordinal));
        Assert.Equal(6, await ScalarAsync(store, $"SELECT MAX(SaleKey) - MIN(SaleKey) + 1 FROM {{sales.SalesTransaction}}"));
        Assert.Equal(
            59,
            await ScalarAsync(
                store, $"SELECT {DaysBetween(store, "FirstOrderDate", "LastOrderDate")} FROM {{sales.Customer}} WHERE CustomerId = 'a'"));
        Assert.Equal(
            1,
            await ScalarAsync(
                store, "SELECT COUNT(*) FROM {etl.RejectedRow} WHERE ReasonCode = 'bad-number' AND RawText = 'b,11,2011-01-05,1,1e309'"));
    }

    [Fact]
    public async Task A_table_of_typed_columns_loads_and_duplicates_are_dropped_when_said()
    {
        var store = await FreshAsync();
        var table = await CreateTableAsync(
            store,
            "Typed",
            store.Dialect.EngineName == "Sqlite" ? "TEXT" : "datetime2(0)",
            "decimal(10, 2)",
            Rows[0],
            Rows[1],
            "'a', '2', '2011-02-01 10:20:30', 3, 0.10, NULL");
        var loaded = await LoadTableAsync(store, new TransactionTableRequest { Table = table, DropDuplicates = true });

        Assert.Equal(new LoadTotals(3, 2, 1, 0, 28_000, new DateOnly(2011, 1, 1), new DateOnly(2011, 2, 1)), loaded.Totals);
    }

    [Fact]
    public async Task A_table_loads_once_unless_again()
    {
        var store = await FreshAsync();
        var table = await CreateTableAsync(store, "Once", "nvarchar(200)", "nvarchar(200)", Rows[0]);
        await LoadTableAsync(store, new TransactionTableRequest { Table = table });
        var failure = await Assert.ThrowsAsync<RfmBatchException>(
            () => LoadTableAsync(store, new TransactionTableRequest { Table = table }));
        Assert.StartsWith($"'table:{table}' was loaded before: load ", failure.Message, StringComparison.Ordinal);
        await LoadTableAsync(store, new TransactionTableRequest { Table = table, Again = true });
        Assert.Equal((2L, 1L, 5m), await CountAsync(store));
    }

    [Fact]
    public async Task Above_the_reject_limit_nothing_of_a_table_stays()
    {
        var store = await FreshAsync();
        var table = await CreateTableAsync(store, "Bad", "nvarchar(200)", "nvarchar(200)", Rows[0], Rows[8]);
        var failure = await Assert.ThrowsAsync<RfmBatchException>(
            () => LoadTableAsync(store, new TransactionTableRequest { Table = table }));

        Assert.Equal("1 of 2 rows were rejected (50%), more than --reject-limit 5%: 1 missing-date. Nothing was loaded.", failure.Message);
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer}"));
        Assert.Equal(
            1, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.Load} WHERE Status = 'Failed' AND RowsRead = 2 AND RowsRejected = 1"));
    }

    [Fact]
    public async Task A_table_or_column_that_is_not_there_is_named()
    {
        var store = await FreshAsync();
        var failure = await Assert.ThrowsAsync<RfmBatchException>(
            () => LoadTableAsync(store, new TransactionTableRequest { Table = "dbo.Nowhere; DROP TABLE x" }));
        Assert.StartsWith("There is no table or view 'dbo.Nowhere; DROP TABLE x' in ", failure.Message, StringComparison.Ordinal);
        var table = await CreateTableAsync(store, "Named", "nvarchar(200)", "nvarchar(200)", Rows[0]);
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(
            () => LoadTableAsync(
                store,
                new TransactionTableRequest
                {
                    Table = table,
                    Map = "customer=Nobody,date=OrderDate,amount=Price",
                    Attributes = ["Planet"]
                }));
        Assert.Collection(
            invalid.Errors,
            error => Assert.StartsWith(
                "--map names the column 'Nobody', which the table does not have; its columns are '", error, StringComparison.Ordinal),
            error => Assert.StartsWith(
                "--attribute names the column 'Planet', which the table does not have; its columns are '",
                error,
                StringComparison.Ordinal));
    }
}
