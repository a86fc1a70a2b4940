using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Storage.Locking;

namespace RfmBatch.Storage.Specification;

/// <summary>Load definitions: folders and tables whose new rows are taken, by the job server or by hand.</summary>
public abstract class LoadDefinitionContract : LoadingContractBase, IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rfmbatch-");
    private readonly FileMemory _memory = new();

    protected LoadDefinitionContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    public override async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_definition_is_stored_changed_shown_and_removed()
    {
        var catalog = Catalog(await EmptyAsync());
        var added = await catalog.AddAsync(
            "shop",
            new OptionTexts
            {
                ["folder"] = _folder.FullName,
                ["schedule"] = "*/5 * * * *",
                ["map"] = "customer=c,date=d,amount=a",
                ["then-run"] = "none"
            },
            Cancellation);
        Assert.Equal(
            ("folder", "transactions", _folder.FullName, "*.csv", "UTC", true),
            (added.SourceKind, added.LoadKind, added.SourceText, added.FilePattern, added.TimeZoneId, added.IsEnabled));

        var changed = await catalog.SetAsync(
            "shop",
            new OptionTexts { ["map"] = "", ["schedule"] = "", ["enabled"] = "off", ["then-run"] = "default", ["culture"] = "de-DE" },
            Cancellation);
        var options = LoadDefinition.Of(changed);
        Assert.Equal((null, false, null, "de-DE"), (changed.CronExpression, changed.IsEnabled, options.Load.Map, options.Load.Culture));
        Assert.Equal(["default"], options.ThenRun);
        Assert.Equal(changed, Assert.Single(await catalog.ListAsync(Cancellation)));

        await catalog.RemoveAsync("shop", Cancellation);
        var failure = await Assert.ThrowsAsync<InvalidInputException>(() => catalog.ShowAsync("shop", Cancellation));
        Assert.Equal("There is no load definition 'shop'; there is none.", Assert.Single(failure.Errors));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var catalog = Catalog(await EmptyAsync());
        var failure = await Assert.ThrowsAsync<InvalidInputException>(() => catalog.AddAsync(
            " x",
            new OptionTexts
            {
                ["folder"] = "in",
                ["pattern"] = "a/*.csv",
                ["time-zone"] = "Mars",
                ["schedule"] = "daily",
                ["settle-seconds"] = "-1",
                ["then-run"] = "defualt",
                ["map"] = "customer=c",
                ["reject-limit"] = "200%"
            },
            Cancellation));

        Assert.Equal(
            [
                "The name ' x' is not allowed; it must have 1 to 100 characters and neither start nor end with a blank.",
                "--pattern 'a/*.csv' is not allowed; it must be a file name with * and ?, such as *.csv, without a folder.",
                "--schedule 'daily' is not allowed: it has 1 field; it must have the five fields minute, hour, day, month and weekday, "
                + "such as '0 3 * * *' for 03:00 every day.",
                "--time-zone 'Mars' is not known on this machine; it must be an IANA name such as Europe/Berlin.",
                "--reject-limit '200%' is not allowed; it must be a share such as 5% or 0.05, from 0% to 100%.",
                "--map does not say which column is the date; add date=COLUMN.",
                "--map does not say which column is the amount; add amount=COLUMN, or quantity=COLUMN and price=COLUMN.",
                "--settle-seconds '-1' is not allowed; it must be a whole number from 0 to 86400.",
                "--then-run 'defualt' names no program; there are: default. Did you mean default?",
            ],
            failure.Errors);
        await Assert.ThrowsAsync<InvalidInputException>(
            () => catalog.AddAsync("both", new OptionTexts { ["folder"] = "in", ["table"] = "t" }, Cancellation));
    }

    [Fact]
    public async Task New_files_are_loaded_once_in_the_order_of_their_names_and_a_bad_one_does_not_stop_the_others()
    {
        var store = await EmptyAsync();
        await Catalog(store).AddAsync("shop", new OptionTexts { ["folder"] = _folder.FullName, ["settle-seconds"] = "10" }, Cancellation);
        Write("b.csv", Header + "a,2,2011-01-02,2\n", age: TimeSpan.FromMinutes(1));
        Write("a.csv", Header + "a,1,2011-01-01,1\n", age: TimeSpan.FromMinutes(1));
        Write("bad.csv", "x,y\n1,2\n", age: TimeSpan.FromMinutes(1));
        Write("fresh.csv", Header + "a,3,2011-01-03,3\n", age: TimeSpan.FromSeconds(5));
        Write("other.txt", "no matter", age: TimeSpan.FromMinutes(1));

        var first = await LoadAsync(store);
        Assert.Equal(["a.csv", "b.csv"], first.Loads.Select(load => load.SourceName));
        Assert.Equal("bad.csv", Assert.Single(first.Failures).Name);
        Assert.Equal(
            new LeftFile("fresh.csv", LeftCause.StillWritten, "still being written, or only just; it is looked at again next time"),
            Assert.Single(first.Left));
        Assert.Equal(["default"], first.ThenRun);

        // The bad file is not tried again: no error storm; nor is a copy of a loaded file loaded.
        Write("copy.csv", Header + "a,1,2011-01-01,1\n", age: TimeSpan.FromMinutes(1));
        Write("fresh.csv", Header + "a,3,2011-01-03,3\n", age: TimeSpan.FromMinutes(2));
        var second = await LoadAsync(store);
        Assert.Equal("fresh.csv", Assert.Single(second.Loads).SourceName);
        Assert.Empty(second.Failures);
        Assert.Equal(["a.csv", "b.csv", "bad.csv", "copy.csv"], second.Left.Select(left => left.Name).Order(StringComparer.Ordinal));
        Assert.Contains(
            second.Left,
            left => left is { Name: "bad.csv", Cause: LeftCause.Failed }
                && left.Reason.StartsWith("failed before and is tried again when it or the definition changes", StringComparison.Ordinal));
        Assert.Contains(
            second.Left,
            left => left is { Name: "copy.csv", Cause: LeftCause.LoadedBefore }
                && left.Reason.StartsWith("loaded before: load ", StringComparison.Ordinal));
        Assert.All(second.Left.Where(left => left.Name is "a.csv" or "b.csv"), left => Assert.Equal(LeftCause.LoadedBefore, left.Cause));
        Assert.Equal((3L, 1L, 6m), await CountAsync(store));

        // Corrected, it is another file.
        Write("bad.csv", Header + "a,4,2011-01-04,4\n", age: TimeSpan.FromMinutes(1));
        Assert.Equal("bad.csv", Assert.Single((await LoadAsync(store)).Loads).SourceName);
    }

    [Fact]
    public async Task Links_and_files_of_too_many_rows_do_not_reach_the_store()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links takes rights on Windows.");
        var store = await EmptyAsync();
        await Catalog(store).AddAsync(
            "shop", new OptionTexts { ["folder"] = _folder.FullName, ["settle-seconds"] = "10", ["max-rows"] = "2" }, Cancellation);
        var outside = Directory.CreateTempSubdirectory("rfmbatch-");
        await File.WriteAllTextAsync(Path.Combine(outside.FullName, "secret.csv"), Header + "s,9,2011-01-01,9\n", Cancellation);
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "link.csv"), Path.Combine(outside.FullName, "secret.csv"));
        Write("a.csv", Header + "a,1,2011-01-01,1\nb,2,2011-01-01,2\n", age: TimeSpan.FromMinutes(1));
        Write("big.csv", Header + "a,1,2011-01-01,1\nb,2,2011-01-01,2\nc,3,2011-01-01,3\n", age: TimeSpan.FromMinutes(1));

        var report = await LoadAsync(store);
        Assert.Equal("a.csv", Assert.Single(report.Loads).SourceName);
        Assert.Equal(("link.csv", LeftCause.Outside), (Assert.Single(report.Left).Name, report.Left[0].Cause));
        Assert.Contains("--max-rows", Assert.Single(report.Failures).Reason, StringComparison.Ordinal);
        Assert.Equal((2L, 2L, 3m), await CountAsync(store));
        outside.Delete(recursive: true);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_and_a_load_in_progress_fail_the_whole()
    {
        var store = await EmptyAsync();
        await Catalog(store).AddAsync("shop", new OptionTexts { ["folder"] = Path.Combine(_folder.FullName, "gone") }, Cancellation);
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadAsync(store));
        Assert.StartsWith("The folder '", failure.Message, StringComparison.Ordinal);

        await Catalog(store).SetAsync("shop", new OptionTexts { ["folder"] = _folder.FullName }, Cancellation);
        Write("a.csv", Header + "a,1,2011-01-01,1\n", age: TimeSpan.FromMinutes(1));
        await using var other = await Fixture.Reopen(store).ProgramLocks.AcquireAsync("$load", TimeSpan.Zero, Cancellation);
        var busy = await Assert.ThrowsAsync<RfmBatchException>(() => LoadAsync(store));
        Assert.IsType<ProgramLockedException>(busy.InnerException);
    }

    [Fact]
    public async Task Of_a_table_only_rows_that_were_not_loaded_before_are_taken()
    {
        var store = await EmptyAsync();
        var table = store.Dialect.EngineName == "Sqlite" ? "ShopNew" : "dbo.ShopNew";
        await ExecuteAsync(
            store,
            $"CREATE TABLE {table} (customer nvarchar(100) NULL, orderid nvarchar(100) NULL, date nvarchar(20) NULL, amount nvarchar(20) "
            + $"NULL);");
        await Catalog(store).AddAsync(
            "table",
            new OptionTexts { ["table"] = table, ["map"] = "customer=customer,order=orderid,date=date,amount=amount" },
            Cancellation);
        Assert.EndsWith("has no rows.", Assert.Single((await LoadAsync(store, "table")).Left).Reason, StringComparison.Ordinal);

        await ExecuteAsync(store, $"INSERT INTO {table} (customer, orderid, date, amount) VALUES ('a', '1', '2011-01-01', '1');");
        var load = Assert.Single((await LoadAsync(store, "table")).Loads);
        Assert.EndsWith(
            $"has the same rows as load {load.LoadKey}.",
            Assert.Single((await LoadAsync(store, "table")).Left).Reason,
            StringComparison.Ordinal);

        await ExecuteAsync(store, $"INSERT INTO {table} (customer, orderid, date, amount) VALUES ('a', '2', '2011-01-02', '2');");
        var twice = await Assert.ThrowsAsync<RfmBatchException>(() => LoadAsync(store, "table"));
        Assert.StartsWith($"'{table}' has 1 of 2 rows that earlier loads have too", twice.Message, StringComparison.Ordinal);

        await Catalog(store).SetAsync("table", new OptionTexts { ["overlap"] = "keep" }, Cancellation);
        twice = await Assert.ThrowsAsync<RfmBatchException>(() => LoadAsync(store, "table"));
        Assert.Contains(
            $"has rows from 2011-01-01 on, but load {load.LoadKey} took its rows up to 2011-01-01: they would be counted twice.",
            twice.Message,
            StringComparison.Ordinal);

        await Catalog(store).SetAsync("table", new OptionTexts { ["overlap"] = "skip" }, Cancellation);
        var rest = Assert.Single((await LoadAsync(store, "table")).Loads).Totals;
        Assert.Equal((2, 1, 1, 1), (rest.RowsRead, rest.RowsLoaded, rest.RowsDropped, rest.RowsSkipped));
        Assert.EndsWith("were not loaded before.", Assert.Single((await LoadAsync(store, "table")).Left).Reason, StringComparison.Ordinal);
        Assert.Equal((2L, 1L, 3m), await CountAsync(store));
    }

    [Fact]
    public async Task A_definition_stored_by_an_earlier_release_keeps_rows_and_says_so_until_it_is_decided()
    {
        var store = await EmptyAsync();
        await Catalog(store).AddAsync("shop", new OptionTexts { ["folder"] = _folder.FullName, ["settle-seconds"] = "0" }, Cancellation);
        await ExecuteAsync(store, $"UPDATE {store.Dialect.ObjectName("etl", "LoadDefinition")} SET OptionsVersion = 1;");
        Write("1.csv", "customer,order,date,amount\na,1,2011-01-01,1\n", age: TimeSpan.FromMinutes(1));
        Write("2.csv", "customer,order,date,amount\na,1,2011-01-01,1\nb,2,2011-01-01,1\n", age: TimeSpan.FromMinutes(1));

        var loads = (await LoadAsync(store)).Loads;
        Assert.Equal([1, 2], loads.Select(load => load.Totals.RowsLoaded));
        Assert.All(loads, load => Assert.Contains(load.Notices, notice => notice.Contains(
            "goes on with --overlap keep", StringComparison.Ordinal)));

        await Catalog(store).SetAsync("shop", new OptionTexts { ["overlap"] = "refuse" }, Cancellation);
        Write("3.csv", "customer,order,date,amount\na,1,2011-01-01,1\nc,3,2011-01-01,1\n", age: TimeSpan.FromMinutes(1));
        Assert.Contains("1 of 2 rows", Assert.Single((await LoadAsync(store)).Failures).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_folder_that_was_taken_back_is_not_loaded_by_itself()
    {
        var store = await EmptyAsync();
        await Catalog(store).AddAsync("shop", new OptionTexts { ["folder"] = _folder.FullName, ["settle-seconds"] = "0" }, Cancellation);
        Write("1.csv", "customer,order,date,amount\na,1,2011-01-01,1\n", age: TimeSpan.FromMinutes(1));
        var load = Assert.Single((await LoadAsync(store)).Loads).LoadKey;
        await new LoadUndoer(store, Clock, NullLogger.Instance).UndoAsync(load, Cancellation);

        var report = await new DefinedLoader(store, Clock, NullLogger.Instance, new FileMemory()).RunAsync("shop", null, Cancellation);
        Assert.Contains("was taken back by load", Assert.Single(report.Left).Reason, StringComparison.Ordinal);
        Assert.Empty(report.Loads);
    }

    private static LoadDefinitionCatalog Catalog(RfmStore store) => new(store, Clock, NullLogger.Instance);

    private Task<DefinedLoadReport> LoadAsync(RfmStore store, string name = "shop") =>
        new DefinedLoader(store, Clock, NullLogger.Instance, _memory).RunAsync(name, null, Cancellation);

    private async Task<RfmStore> EmptyAsync()
    {
        var store = await FreshAsync();
        await ExecuteAsync(store, Named(store, "DELETE FROM {etl.LoadDefinition}"));
        return store;
    }

    private static async Task ExecuteAsync(RfmStore store, string text)
    {
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        await connection.ExecuteAsync(text);
    }

    private void Write(string name, string text, TimeSpan age)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, (Clock.GetUtcNow() - age).UtcDateTime);
    }
}
