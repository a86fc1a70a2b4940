using System.Text.RegularExpressions;
using Dapper;
using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>What only SQL Server's types can show.</summary>
/// <remarks>Styles 2 and 3 are pinned without a server (<c>SourceValueTests</c>): Babelfish writes money and float otherwise.</remarks>
public sealed class TableLoadSqlServerTests(SqlServerStoreFixture fixture)
    : TableLoadContract(fixture), IClassFixture<SqlServerStoreFixture>
{
    [Theory]
    [InlineData("datetime", "2011-01-05 10:20:30.123")]
    [InlineData("smalldatetime", "2011-01-05 10:20:00")] // SQL Server adds .000
    [InlineData("datetime2(3)", "2011-01-05 10:20:30.123")]
    [InlineData("date", "2011-01-05")]
    public async Task A_day_as_an_id_has_its_time_and_no_language(string type, string expected)
    {
        var store = await FreshAsync();
        var value = type == "smalldatetime" ? "2011-01-05T10:20:00" : "2011-01-05T10:20:30.123";
        var table = await CreateTypedAsync(
            store, "Days", type, "int", type, "int", "int", [$"CAST('{value}' AS {type}), 1, CAST('{value}' AS {type}), 1, 1"]);
        await LoadTableAsync(store, new TransactionTableRequest { Table = table });

        Assert.StartsWith(
            expected, Assert.Single(await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}")), StringComparison.Ordinal);
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction} WHERE OrderDate = '2011-01-05'"));
    }

    [Fact]
    public async Task A_day_with_an_offset_is_its_own_day()
    {
        var store = await FreshAsync();
        var table = await CreateTypedAsync(
            store,
            "Offsets",
            "int",
            "int",
            "datetimeoffset(0)",
            "int",
            "int",
            ["1, 1, CAST('2011-01-05 23:30:00 -05:00' AS datetimeoffset(0)), 1, 1"]);
        var loaded = await LoadTableAsync(store, new TransactionTableRequest { Table = table });

        Assert.Equal(new DateOnly(2011, 1, 5), loaded.Totals.LastOrderDate);
    }

    [Theory]
    [InlineData("uniqueidentifier", "'0e984725-c51c-4bf4-9960-e1c80e27aba0'", "0E984725-C51C-4BF4-9960-E1C80E27ABA0")]
    [InlineData("bit", "1", "1")]
    [InlineData("decimal(20, 0)", "12345678901234567890", "12345678901234567890")]
    [InlineData("decimal(10, 2)", "7.5", "7.50")]
    [InlineData("char(10)", "' k '", "k")]
    [InlineData("nvarchar(max)", "N'ключ'", "ключ")]
    public async Task Other_types_are_ids_as_they_print(string type, string value, string expected)
    {
        var store = await FreshAsync();
        var table = await CreateTypedAsync(store, "Other", type, "int", "int", "int", "int", [$"{value}, 1, 20110105, 1, 1"]);
        await LoadTableAsync(store, new TransactionTableRequest { Table = table });

        // Babelfish writes a uniqueidentifier in lower case.
        var found = Assert.Single(await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}"));
        Assert.Equal(expected, type == "uniqueidentifier" ? found.ToUpperInvariant() : found);
    }

    [Fact]
    public async Task Texts_of_two_collations_are_compared_by_code_point()
    {
        var store = await FreshAsync();
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        await connection.ExecuteAsync(
            """
            CREATE TABLE dbo.ShopCollations (
                CustomerId varchar(20) COLLATE Latin1_General_CI_AS NULL,
                OrderId nvarchar(20) COLLATE Latin1_General_CS_AS NULL,
                OrderDate date NULL,
                Amount int NULL
            );
            INSERT INTO dbo.ShopCollations (CustomerId, OrderId, OrderDate, Amount)
            VALUES ('a', N'1', '20110105', 1), ('A', N'1', '20110105', 1), ('A', N'1', '20110105', 1);
            """);
        var loaded = await LoadTableAsync(store, new TransactionTableRequest { Table = "dbo.ShopCollations", DropDuplicates = true });

        Assert.Equal((2L, 1L), (loaded.Totals.RowsLoaded, loaded.Totals.RowsDropped));
        Assert.Equal(["A", "a"], (await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Columns_that_hold_neither_text_nor_numbers_nor_days_are_refused_by_their_type()
    {
        var store = await FreshAsync();
        var table = await CreateTypedAsync(
            store, "Bytes", "varbinary(20)", "xml", "date", "int", "sql_variant", ["0x31, '<a/>', '20110105', 1, 1"]);
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => LoadTableAsync(
            store,
            new TransactionTableRequest
            {
                Table = table,
                Map = "customer=CustomerId,order=OrderId,date=OrderDate,amount=Price",
                Attributes = ["OrderId"]
            }));

        Assert.Equal(
            ["--attribute OrderId xml", "--map CustomerId varbinary", "--map OrderId xml", "--map Price sql_variant"],
            invalid.Errors
                .Select(
                    error => Regex.Match(error, "^(--[a-z]+) names the column '([A-Za-z]+)' of type ([a-z_]+), which a load cannot read"))
                .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value} {match.Groups[3].Value}").Order(StringComparer.Ordinal));
    }
}
