using RfmBatch.Application.Loading;
using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class TableLoadSqliteTests(SqliteStoreFixture fixture) : TableLoadContract(fixture), IClassFixture<SqliteStoreFixture>
{
    [Theory]
    [InlineData("REAL", "1234567.0", "1234567")]
    [InlineData("REAL", "-0.0", "0")]
    [InlineData("REAL", "9007199254740993.0", "9007199254740992")] // what the file holds: a REAL has no odd numbers there
    [InlineData("REAL", "1e21", "1.0000000000000000e+021")] // as SQL Server's style 3
    [InlineData("REAL", "0.1 + 0.2", "3.0000000000000004e-001")]
    [InlineData("REAL", "0.00001", "0.00001")]
    [InlineData("INTEGER", "9223372036854775807", "9223372036854775807")]
    [InlineData("NUMERIC", "'1234567.0'", "1234567")]
    [InlineData("TEXT", "1234567", "1234567")]
    [InlineData("TEXT", "'1.50'", "1.50")]
    [InlineData("", "1234567.5", "1234567.5")]
    public async Task An_id_of_any_affinity_has_all_its_digits(string type, string value, string expected)
    {
        var store = await FreshAsync();
        var table = await CreateTypedAsync(store, "Affinity", type, "int", "int", "int", "int", [$"{value}, 1, 20110105, 1, 1"]);
        await LoadTableAsync(store, new TransactionTableRequest { Table = table });

        Assert.Equal([expected], await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}"));
    }

    [Fact]
    public async Task Bytes_and_infinity_are_rejected_rows()
    {
        var store = await FreshAsync();
        var table = await CreateTypedAsync(
            store,
            "Strange",
            "",
            "int",
            "int",
            "int",
            "",
            ["x'3132', 1, 20110105, 1, 1", "1, 2, 20110105, 1, 9e999", "1, 3, 20110105, 1, x'31'"]);
        var failure = await Assert.ThrowsAsync<RfmBatch.Core.RfmBatchException>(
            () => LoadTableAsync(store, new TransactionTableRequest { Table = table }));

        Assert.Contains("2 bad-number, 1 missing-customer", failure.Message, StringComparison.Ordinal);
    }
}
