using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Reading;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.Specification;

/// <summary>Writings of one customer id: <c>--customer-form</c>, a property of the store that its first load fixes.</summary>
public abstract class CustomerFormContract : LoadingContractBase
{
    protected CustomerFormContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Theory]
    [InlineData("exact", "17850|17850.0|017850|Anna@x|anna@X")]
    [InlineData("number", "17850|17850.0|017850|00017850.000|0|00|0.0|000.|.0|1.5|1.50|A017|-5|-05|1 7|\u0661\u0662")]
    [InlineData("lower", "Anna@x|ANNA@X|anna@x|ÉVA|éva|Straße|STRASSE|ẞ|ΣΑΣ|İd|Id|\U00010400a|A  b|A b|017|17")]
    public async Task Files_and_tables_keep_ids_in_the_same_form(string form, string ids)
    {
        var written = ids.Split('|');
        var store = await FreshAsync();
        await LoadTextAsync(store, Rows(written), new TransactionFileRequest { Path = "", CustomerForm = form });
        var ofFile = await IdsAsync(store);

        store = await FreshAsync();
        var table = await CreateTableAsync(
            store, $"Form{form}", "nvarchar(20)", "int", [.. written.Select((id, i) => $"'{id}', '{i}', '2011-01-01', 1, 5, 'c{i}'")]);
        await LoadTableAsync(store, new TransactionTableRequest { Table = table, CustomerForm = form, Attributes = ["Country"] });

        Assert.Equal(ofFile, await IdsAsync(store));
        Assert.Equal(ofFile, written.Select(CustomerForm.Find(form)!.Of).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(ofFile.Count, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.CustomerAttribute}"));
    }

    [Theory]
    [InlineData("number", "017850.0", "17850", "0017850")]
    [InlineData("lower", "Éva@X.org", "éva@x.org", "ÉVA@x.ORG")]
    public async Task Attributes_and_look_ups_follow(string form, string sold, string stored, string asked)
    {
        var store = await FreshAsync();
        await LoadTextAsync(
            store, Rows(sold) + $"{asked},2,,5\n", new TransactionFileRequest { Path = "", CustomerForm = form, RejectLimit = "100%" });
        var loaded = await LoadCustomersAsync(store, $"id,city\n{asked},Ulm\n");
        Assert.Equal(["1 of 1 customers of the file are buyers of this store."], loaded.Notices);
        Assert.Equal([stored], await IdsAsync(store));
        Assert.Equal(["Ulm"], await TextsAsync(store, "SELECT AttributeValue FROM {sales.CustomerAttribute}"));

        var found = await Assert.ThrowsAsync<RfmBatchException>(
            () => new CustomerExplainer(store.CustomerExplanations).ExplainAsync($" {asked} ", Cancellation));
        Assert.Equal("There is no published run yet.", found.Message);

        await new CustomerEraser(store, Clock, NullLogger.Instance).ForgetAsync(sold, Cancellation);
        Assert.StartsWith("forgotten-", Assert.Single(await IdsAsync(store)), StringComparison.Ordinal);
        Assert.Empty(await TextsAsync(store, "SELECT RawText FROM {etl.RejectedRow} WHERE RawText IS NOT NULL"));
    }

    [Fact]
    public async Task The_first_load_fixes_the_form()
    {
        var store = await FreshAsync();
        var asking = new TransactionFileRequest { Path = "", CustomerForm = "number" };

        // A load of which nothing stays fixes nothing.
        await Assert.ThrowsAsync<RfmBatchException>(
            () => LoadTextAsync(store, Rows("01").Replace("2011-01-01", "", StringComparison.Ordinal), asking));
        await LoadTextAsync(store, Rows("Ab"), new TransactionFileRequest { Path = "", CustomerForm = "lower" });
        await LoadTextAsync(store, Header + "AB,7,2011-01-01,5\n017,8,2011-01-01,5\n");
        Assert.Equal(["017", "ab"], await IdsAsync(store));

        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadTextAsync(store, Rows("x"), asking));
        Assert.Equal(
            "--customer-form number is not how this store keeps customer ids: its first load fixed 'lower', and one customer would be two.",
            failure.Message);
        Assert.StartsWith("Nothing was loaded; leave --customer-form out", failure.NextStep, StringComparison.Ordinal);
        var customers = await Assert.ThrowsAsync<RfmBatchException>(() => LoadCustomersAsync(store, "id,city\nab,Ulm\n", "exact"));
        Assert.Equal(failure.Message.Replace(" number ", " exact ", StringComparison.Ordinal), customers.Message);
        var table = await CreateTableAsync(store, "Fixed", "nvarchar(20)", "int", "'AB', '1', '2011-01-01', 1, 5, NULL");
        var ofTable = await Assert.ThrowsAsync<RfmBatchException>(
            () => LoadTableAsync(store, new TransactionTableRequest { Table = table, CustomerForm = "number" }));
        Assert.Equal(failure.Message, ofTable.Message);
        Assert.Equal(["017", "ab"], await IdsAsync(store));
    }

    [Fact]
    public async Task A_file_of_customers_may_be_the_first_load()
    {
        var store = await FreshAsync();
        await LoadCustomersAsync(store, "id,city\n007,Ulm\n", "number");
        await LoadTextAsync(store, Rows("7.0"));
        Assert.Equal(["7"], await IdsAsync(store));
    }

    [Fact]
    public async Task The_form_is_free_again_when_every_load_was_undone()
    {
        var store = await FreshAsync();
        var first = await LoadTextAsync(store, Rows("017"));
        await new LoadUndoer(store, Clock, NullLogger.Instance).UndoAsync(first.LoadKey, Cancellation);
        await LoadTextAsync(store, Rows("017"), new TransactionFileRequest { Path = "", CustomerForm = "number" });
        Assert.Equal(["17"], await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer} WHERE RemovedByLoadKey IS NULL"));
    }

    [Fact]
    public async Task A_store_of_an_earlier_release_keeps_ids_exact()
    {
        var store = await FreshAsync();
        await LoadTextAsync(store, Rows("007"));
        await using (var connection = await store.Dialect.OpenAsync(Cancellation))
        {
            await connection.ExecuteAsync(Named(store, "DELETE FROM {sales.CustomerForm}"));
        }

        await LoadTextAsync(store, Rows("7"), new TransactionFileRequest { Path = "", CustomerForm = "exact" });
        Assert.Equal(["007", "7"], await IdsAsync(store));
        var failure = await Assert.ThrowsAsync<RfmBatchException>(
            () => LoadTextAsync(store, Rows("8"), new TransactionFileRequest { Path = "", CustomerForm = "number" }));
        Assert.Contains("fixed 'exact'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_none_is_refused()
    {
        var store = await FreshAsync();
        const string Error = "--customer-form 'upper' is not allowed; it must be exact, number, lower.";
        var file = await Assert.ThrowsAsync<InvalidInputException>(
            () => LoadTextAsync(store, Rows("a"), new TransactionFileRequest { Path = "", CustomerForm = "upper" }));
        Assert.StartsWith(Error, Assert.Single(file.Errors), StringComparison.Ordinal);
        var customers = await Assert.ThrowsAsync<InvalidInputException>(() => LoadCustomersAsync(store, "id,city\na,Ulm\n", "upper"));
        Assert.StartsWith(Error, Assert.Single(customers.Errors), StringComparison.Ordinal);
        var table = await Assert.ThrowsAsync<InvalidInputException>(
            () => LoadTableAsync(store, new TransactionTableRequest { Table = "t", CustomerForm = "upper" }));
        Assert.StartsWith(Error, Assert.Single(table.Errors), StringComparison.Ordinal);
    }

    private static string Rows(params string[] ids) => Header + string.Concat(ids.Select((id, i) => $"{id},{i},2011-01-01,5\n"));

    private static async Task<List<string>> IdsAsync(RfmStore store) =>
        [.. (await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}")).Order(StringComparer.Ordinal)];

    private static async Task<LoadOutcome> LoadCustomersAsync(RfmStore store, string text, string? form = null)
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        try
        {
            var path = Path.Combine(folder.FullName, "c.csv");
            await File.WriteAllTextAsync(path, text, Cancellation);
            return await new CustomerLoader(store, Clock, NullLogger.Instance).LoadFileAsync(
                new CustomerFileRequest { Path = path, Map = "customer=id", CustomerForm = form }, Cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
