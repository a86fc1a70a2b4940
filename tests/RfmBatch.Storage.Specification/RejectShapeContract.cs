using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Options;

namespace RfmBatch.Storage.Specification;

/// <summary>What is rejected time and again in one shape is a format that was not understood, and refuses the load.</summary>
public abstract class RejectShapeContract : LoadingContractBase
{
    protected RejectShapeContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Theory]
    [InlineData("amount", "bad-number", "#9", "#1 #2 #3 #44 #5 #6")]
    [InlineData("amount", "bad-number", "9:9", "1:1 1:2 22:3 1:4 1:5 1:6")]
    [InlineData("amount", "bad-number", "a", "ten one two three four five")]
    [InlineData("date", "bad-date", "9-a9", "2011-w1 2011-w2 2011-w3 2011-w4 2011-w5 2011-w50")]
    [InlineData("date", "bad-date", "a", "soon later never now then maybe")]
    [InlineData("customer", "lost-digits", "9.9a+9", "1.23457E+12 1.2E+12 9.87654E+14 1.1e+100 1.00001E+12 2.5E+15")]
    [InlineData("order", "lost-digits", "9a+9", "1E+12 2E+12 3E+13 4E+12 5E+12 6E+12")]
    public async Task More_than_five_of_one_shape_refuse_the_load(string column, string reason, string shape, string values)
    {
        var store = await FreshAsync();
        var texts = values.Split(' ');
        var text = Header + string.Concat(Enumerable.Range(0, 200).Select(i => $"c{i},{i},2011-01-0{(i % 9) + 1},1\n"));
        string Row(string value, int index) =>
            (column == "customer" ? value : "x") + (column == "order" ? $",{value}," : $",r{index},")
            + (column == "date" ? value : "2011-01-05") + (column == "amount" ? $",{value}\n" : ",1\n");
        var rows = texts.Select(Row).ToList();
        var dirt = await LoadTextAsync(store, text + string.Concat(rows.Take(5)));
        Assert.Equal([KeyValuePair.Create(reason, 5L)], dirt.RejectedByReason);

        var failure = await Assert.ThrowsAsync<RfmBatchException>(
            () => LoadTextAsync(store, text + string.Concat(rows), new TransactionFileRequest { Path = "", RejectLimit = "100%" }));
        Assert.Equal(
            $"6 rows were rejected as {reason} with values of one shape, {shape}, first in line 202 of 'x.csv': that is a format and no "
            + "dirt. Nothing was loaded.",
            failure.Message);
        Assert.EndsWith($"--accept-shape \"{shape}\".", failure.NextStep, StringComparison.Ordinal);
        Assert.Equal(reason != "lost-digits", failure.NextStep.Contains(texts[0], StringComparison.Ordinal));
        Assert.Equal(
            0, await ScalarAsync(store, $"SELECT COUNT(*) FROM {{etl.Load}} WHERE FailureText LIKE '%{texts[0]}%'"));
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.Load} WHERE Status = 'Failed'"));

        foreach (string accepted in (string[])[shape, "all"])
        {
            var request = new TransactionFileRequest { Path = "", Again = true, AcceptedShapes = ["other", accepted] };
            Assert.Equal(6, (await LoadTextAsync(store, text + string.Concat(rows), request)).Totals.RowsRejected);
        }
    }

    // No culture reads them: they are numbers, and too large ones.
    [Fact]
    public async Task No_option_is_named_for_numbers_that_none_reads()
    {
        var store = await FreshAsync();
        var rows = Enumerable.Range(0, 6).Select(i => $"a,{i},2011-01-01,9999999999999999999{i}\n");

        var failure = await Assert.ThrowsAsync<RfmBatchException>(
            () => LoadTextAsync(store, Header + string.Concat(rows), new TransactionFileRequest { Path = "", RejectLimit = "100%" }));

        Assert.StartsWith(
            "'amount' is '99999999999999999990' there: export the column in the form of the other rows.",
            failure.NextStep,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_reasons_empty_values_and_shapes_of_their_own_are_dirt()
    {
        var store = await FreshAsync();
        string text = Header + "a,1,2011-01-01,1\n"
            + string.Concat(Enumerable.Range(0, 9).Select(
                i => $",m{i},2011-01-01,1\nb,f{i},2098-01-01,1\nb,e{i},2011-01-01,\nb,n{i},2011-01-01,NULL\n"))
            + string.Concat(Enumerable.Range(1, 30).Select(i => $"b,s{i},2011-01-01,x{new string('?', i)}\n"));

        var loaded = await LoadTextAsync(store, text, new TransactionFileRequest { Path = "", RejectLimit = "100%" });

        Assert.Equal((67L, 1L, 66L), (loaded.Totals.RowsRead, loaded.Totals.RowsLoaded, loaded.Totals.RowsRejected));
    }

    [Theory]
    [InlineData("1E5")]
    [InlineData("12E+12")]
    [InlineData("1.2E-05")]
    [InlineData("E+12")]
    [InlineData("1.2E+1234")]
    [InlineData("1..2E+12")]
    [InlineData("1.E+12")]
    public async Task Codes_that_only_look_alike_keep_their_rows(string id)
    {
        var store = await FreshAsync();
        await LoadTextAsync(store, Header + $"{id},1,2011-01-01,1\n");

        Assert.Equal([id], await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}"));
    }

    [Fact]
    public async Task Counts_of_rejects_are_kept_by_reason_and_shape_without_a_value()
    {
        var store = await FreshAsync();
        string text = Header + string.Concat(Enumerable.Range(0, 96).Select(i => $"c{i},{i},2011-01-01,1\n"))
            + ",1,2011-01-01,1\na,2,2011-01-01,Secret7\na,3,2011-01-01,Geheim12\na,4,31.31.2011,1\n";
        await LoadTextAsync(store, text);
        long last = await ScalarAsync(store, "SELECT MAX(LoadKey) FROM {etl.Load}");

        var rejects = await store.Transactions.ReadRejectsAsync((int)last - 1, (int)last, Cancellation);

        Assert.Equal((1, 100L, 4L), (rejects.LoadCount, rejects.RowsRead, rejects.RowsRejected));
        Assert.Equal(
            [
                new RejectedShape("bad-number", "a9", 2),
                new RejectedShape("bad-date", "9.9.9", 1),
                new RejectedShape("missing-customer", "", 1),
            ],
            rejects.Shapes);
        Assert.Equal(0, (await store.Transactions.ReadRejectsAsync((int)last, (int)last + 9, Cancellation)).LoadCount);
    }

    [Fact]
    public async Task What_was_rejected_since_the_run_before_is_a_check_of_the_next_run()
    {
        var store = await Fixture.CreateFreshAsync();
        var rows = string.Concat(Enumerable.Range(0, 200).Select(i => $"c{i % 50},{i},2011-0{(i % 9) + 1}-01,{i + 1}\n"));
        await LoadTextAsync(store, Header + rows + "x,1,2011-01-01,ten\n");
        var first = await CheckAsync(store);
        Assert.Equal(
            "0 Notice No rows were rejected: 1 of 201 rows (0.5%) of 1 loads since the run before: bad-number 1 (as \"a\" 1); a warning "
            + "from 1% on.",
            first);

        await LoadTextAsync(store, Header + rows.Replace("2011-", "2010-", StringComparison.Ordinal));
        Assert.Equal("1 Notice No rows were rejected: 0 of 200 rows of 1 loads since the run before.", await CheckAsync(store));
        var earlier = rows.Replace("2011-", "2009-", StringComparison.Ordinal);
        await LoadTextAsync(store, Header + earlier + ",1,2009-01-01,1\n,2,2009-01-01,1\n,,,\n");
        var last = await CheckAsync(store);
        Assert.StartsWith(
            "0 Warning No rows were rejected: 3 of 203 rows (1.48%) of 1 loads since the run before: missing-customer 3;",
            last,
            StringComparison.Ordinal);

        // A run made again says the same.
        Assert.Equal(last, await CheckAsync(store));
    }

    private static async Task<string> CheckAsync(RfmStore store)
    {
        var run = await SampleRuns.RunAsync(store, new OptionTexts(), Cancellation);
        var passed = store.Dialect.EngineName == "Sqlite" ? "Passed" : "CAST(Passed AS int)";
        var and = $"{Concat(store)} ' ' {Concat(store)}";
        return Assert.Single(await TextsAsync(
            store,
            $"SELECT CAST({passed} AS varchar(1)) {and} Severity {and} Detail FROM {{rfm.QualityCheck}} WHERE CheckId = 'RFM009' AND "
            + $"RunKey = {run.RunKey}"));
    }
}
