using Dapper;
using RfmBatch.Application.Loading;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.Specification;

public abstract partial class TableLoadContract
{
    [Fact]
    public async Task Binary_numbers_are_ids_with_all_their_digits()
    {
        var store = await FreshAsync();
        string table = await CreateTypedAsync(store, "FloatIds", "float", "bigint", "float", "float", "money", [
            "1234567, 9223372036854775807, 20110105, 1, 1",
            "1234568, 9223372036854775806, 20110105, 1, 1",
            "1000000000000000, 3, 20110105, 1, 1",
            "9007199254740991, 4, 20110105, 1, 1",
            "-12.5, 5, 20110105, 1, 1",
            "0.1, 6, 20110105, 1, 1",
            "12345678.12345, 7, 20110105, 1, 1",
            "0, 8, 20110105, 1, 1",
        ]);
        var loaded = await LoadTableAsync(store, new TransactionTableRequest { Table = table });

        Assert.Equal(new LoadTotals(8, 8, 0, 0, 80_000, new DateOnly(2011, 1, 5), new DateOnly(2011, 1, 5)), loaded.Totals);
        Assert.Equal(
            ["-12.5", "0", "0.1", "1000000000000000", "1234567", "12345678.12345", "1234568", "9007199254740991"],
            (await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}")).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["3", "4", "5", "6", "7", "8", "9223372036854775806", "9223372036854775807"],
            (await TextsAsync(store, "SELECT OrderId FROM {sales.SalesTransaction}")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("money", "0.0125", 1000, 125_000)]
    [InlineData("money", "1.2345", 1, 12_345)]
    [InlineData("money", "12345678901.2345", 1, 123_456_789_012_345)]
    [InlineData("smallmoney", "-214748.3648", 1, -2_147_483_648)]
    [InlineData("float", "0.1", 1, 1_000)]
    [InlineData("float", "1234567.89", 1, 12_345_678_900)]
    [InlineData("float", "0.0125", 1000, 125_000)]
    [InlineData("real", "12345.67", 1, 123_456_700)]
    [InlineData("real", "0.1", 3, 3_000)]
    [InlineData("decimal(19, 6)", "0.012345", 1000, 123_450)]
    [InlineData("decimal(38, 0)", "99999", 1, 999_990_000)]
    [InlineData("bigint", "12345678", 1, 123_456_780_000)]
    [InlineData("smallint", "-7", 1, -70_000)]
    public async Task Prices_of_every_type_are_multiplied_exactly(string type, string price, int quantity, long amount)
    {
        var store = await FreshAsync();
        var table = await CreateTypedAsync(
            store, "Prices", "int", "int", "int", "float", type, [$"1, 1, 20110105, {quantity}, {price}"]);
        var loaded = await LoadTableAsync(store, new TransactionTableRequest { Table = table });

        Assert.Equal((1L, amount), (loaded.Totals.RowsLoaded, loaded.Totals.AmountLoaded));
    }

    [Theory]
    [InlineData("float", "2.00005", 20_000)] // a half, as it was written: to the even neighbour
    [InlineData("float", "2.00015", 20_002)]
    [InlineData("float", "123456789.00015", 1_234_567_890_002)]
    [InlineData("float", "2.675", 26_750)]
    [InlineData("float", "12345678901.2345", 123_456_789_012_345)]
    [InlineData("float", "-999999999999.9999", -9_999_999_999_999_999)]
    [InlineData("money", "922337203685.4775", 9_223_372_036_854_775)]
    [InlineData("real", "1.1", 11_000)]
    [InlineData("real", "8388607.5", 83_886_075_000)]
    [InlineData("real", "16777216", 167_772_160_000)]
    public async Task Amounts_are_what_was_written(string type, string value, long amount)
    {
        var store = await FreshAsync();
        var table = await CreateTypedAsync(store, "Amounts", "int", "int", "int", "float", type, [$"1, 1, 20110105, NULL, {value}"]);
        var loaded = await LoadTableAsync(
            store, new TransactionTableRequest { Table = table, Map = "customer=CustomerId,order=OrderId,date=OrderDate,amount=Price" });

        Assert.Equal((1L, amount), (loaded.Totals.RowsLoaded, loaded.Totals.AmountLoaded));
    }

    [Fact]
    public async Task Numbers_out_of_range_are_rejected_rows()
    {
        var store = await FreshAsync();
        string table = await CreateTypedAsync(store, "Range", "int", "int", "int", "float", "float", [
            "1, 1, 20110105, 1, 1",
            "1, 2, 20110105, 1e13, 1",
            "1, 3, 20110105, 1, -1e300",
            "1, 4, 20110105, 1e-300, 1",
            "1, 5, 20110105, 999999, 1e9",
        ]);
        var loaded = await LoadTableAsync(store, new TransactionTableRequest { Table = table, RejectLimit = "100%" });

        Assert.Equal((2L, 10_000L), (loaded.Totals.RowsLoaded, loaded.Totals.AmountLoaded));
        Assert.Equal(["bad-number 3"], loaded.RejectedByReason.Select(reason => $"{reason.Key} {reason.Value}"));
    }

    /// <summary>
    /// A table of five columns; SQLite takes from a type's name only how it keeps the value: for these as SQL Server does.
    /// </summary>
    protected static async Task<string> CreateTypedAsync(
        RfmStore store,
        string name,
        string customerType,
        string orderType,
        string dateType,
        string quantityType,
        string priceType,
        string[] rows)
    {
        var table = store.Dialect.EngineName == "Sqlite" ? $"Shop{name}" : $"dbo.Shop{name}";
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        await connection.ExecuteAsync(
            $"""
            DROP TABLE IF EXISTS {table};
            CREATE TABLE {table} (
                CustomerId {customerType} NULL,
                OrderId {orderType} NULL,
                OrderDate {dateType} NULL,
                Quantity {quantityType} NULL,
                Price {priceType} NULL
            );
            """);
        foreach (string row in rows)
        {
            await connection.ExecuteAsync($"INSERT INTO {table} (CustomerId, OrderId, OrderDate, Quantity, Price) VALUES ({row});");
        }

        return table;
    }
}
