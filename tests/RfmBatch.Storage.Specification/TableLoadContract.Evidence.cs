using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Core.Operations;

namespace RfmBatch.Storage.Specification;

// What holds for the values of a file holds for texts of a table; numbers and days are what their types say.
public abstract partial class TableLoadContract
{
    [Fact]
    public async Task Markers_and_placeholders_hold_in_a_table()
    {
        var store = await FreshAsync();
        var table = await CreateTableAsync(
            store,
            "Markers",
            "nvarchar(200)",
            "nvarchar(200)",
            "'a', '1', '2011-01-01', '2', '1', 'DE'",
            "'a', '2', '2011-01-02', '1', '1', 'null'",
            "'b', '3', '2011-01-02', '1', '1', 'NA'",
            "'guest', '4', '2011-01-02', '1', '1', NULL",
            "'NULL', '5', '2011-01-02', '1', '1', NULL",
            "'(Null)', '6', '2011-01-02', '1', '1', NULL",
            "'nil', '7', '2011-01-02', '1', '1', NULL",
            "'a', 'n/a', '2011-01-02', '1', '1', NULL",
            "'a', '8', '#N/A', '1', '1', NULL",
            "'a', '9', '2011-01-02', 'NULL', '1', NULL",
            "'a', '10', '1900-01-01', '1', '1', NULL",
            "'a', '11', '0001-01-01', '1', '1', NULL",
            "'a', '12', '0000-00-00', '1', '1', NULL",
            "'a', '13', '99991231', '1', '1', NULL",
            "'a', '14', '1850-01-01', '1', '1', NULL",
            "'1.23457E+12', '15', '2011-01-02', '1', '1', NULL",
            "'-1,2e+100', '16', '2011-01-02', '1', '1', NULL",
            "'1E5', '17', '2011-01-02', '1', '1', NULL",
            "'12E+12', '18', '2011-01-02', '1', '1', NULL",
            "'1.2x3E+12', '19', '2011-01-02', '1', '1', NULL");
        var request = new TransactionTableRequest { Table = table, RejectLimit = "100%", Attributes = ["Country"] };

        var loaded = await LoadTableAsync(store, request);

        Assert.Equal(
            [
                "placeholder-date 4", "missing-customer 3", "lost-digits 2", "bad-date 1", "bad-number 1", "missing-date 1",
                "missing-order 1"
            ],
            loaded.RejectedByReason.Select(reason => $"{reason.Key} {reason.Value}"));
        Assert.Equal(
            ["1.2x3E+12", "12E+12", "1E5", "a", "b", "guest"], Sorted(await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}")));
        Assert.Equal(["DE", "NA"], Sorted(await TextsAsync(store, "SELECT AttributeValue FROM {sales.CustomerAttribute}")));
        Assert.StartsWith(
            "1 of 7 rows (14.29%) are of customers that may stand for nobody: 'guest' 1.",
            Assert.Single(loaded.Notices),
            StringComparison.Ordinal);

        var off = await LoadTableAsync(store, request with { Again = true, NoNull = true, Nulls = ["GUEST", "b"] });
        Assert.Equal(
            ["placeholder-date 4", "bad-date 2", "lost-digits 2", "missing-customer 2", "bad-number 1"],
            off.RejectedByReason.Select(reason => $"{reason.Key} {reason.Value}"));
    }

    [Fact]
    public async Task A_placeholder_of_a_table_near_another_day_is_a_day_of_business()
    {
        var store = await FreshAsync();
        var dateType = store.Dialect.EngineName == "Sqlite" ? "TEXT" : "date";
        var near = await CreateTableAsync(
            store,
            "Near",
            dateType,
            "decimal(10, 2)",
            "'a', '1', '1970-01-01', 1, 1, NULL",
            "'a', '2', '1974-12-31', 1, 2, NULL",
            "'a', '3', '1900-01-01', 1, 4, NULL",
            "'a', '4', '2010-01-05', 1, 8, NULL");
        var loaded = await LoadTableAsync(store, new TransactionTableRequest { Table = near, RejectLimit = "100%" });
        Assert.Equal(
            (4L, 3L, 1L, 110_000L),
            (loaded.Totals.RowsRead, loaded.Totals.RowsLoaded, loaded.Totals.RowsRejected, loaded.Totals.AmountLoaded));

        var alone = await CreateTableAsync(store, "Alone", dateType, "decimal(10, 2)", "'a', '1', '1970-01-01', 1, 1, NULL");
        var request = new TransactionTableRequest { Table = alone, RejectLimit = "100%" };
        Assert.Equal(1, (await LoadTableAsync(store, request with { Overlap = "keep" })).Totals.RowsLoaded);
        await FreshAsync();
        Assert.Equal(1, (await LoadTableAsync(store, request)).Totals.RowsRejected);
    }

    [Fact]
    public async Task More_than_five_texts_of_one_shape_refuse_a_table_but_not_numbers()
    {
        var store = await FreshAsync();
        string[] rows = [.. Enumerable.Range(1, 6).Select(i => $"'a', '{i}', '2011-01-0{i}', '1', '2,{i}50.50', NULL")];
        var table = await CreateTableAsync(
            store, "Shapes", "nvarchar(200)", "nvarchar(200)", [.. rows, "'a', '7', '2011-01-07', '1', '1', NULL"]);
        var request = new TransactionTableRequest { Table = table, RejectLimit = "100%" };

        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadTableAsync(store, request));

        Assert.Equal(
            $"6 rows were rejected as bad-number with values of one shape, 9,9.9, first in line 1 of '{table}' by date: that is a format "
            + "and no dirt. Nothing was loaded.",
            failure.Message);
        Assert.Contains("'2,150.50'", failure.NextStep, StringComparison.Ordinal);
        Assert.Equal(6, (await LoadTableAsync(store, request with { AcceptedShapes = ["9,9.9"] })).Totals.RowsRejected);
        long last = await ScalarAsync(store, "SELECT MAX(LoadKey) FROM {etl.Load}");
        Assert.Equal(
            [new RejectedShape("bad-number", "9,9.9", 6)],
            (await store.Transactions.ReadRejectsAsync((int)last - 1, (int)last, Cancellation)).Shapes);

        var large = await CreateTableAsync(
            store,
            "Large",
            "nvarchar(200)",
            "float",
            [.. Enumerable.Range(1, 7).Select(i => $"'a', '{i}', '2011-01-0{i}', 1, {i}E13, NULL")]);
        var numbers = await LoadTableAsync(store, new TransactionTableRequest { Table = large, RejectLimit = "100%" });
        Assert.Equal(7, numbers.Totals.RowsRejected);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) =>
        texts.Order(StringComparer.Ordinal);
}
