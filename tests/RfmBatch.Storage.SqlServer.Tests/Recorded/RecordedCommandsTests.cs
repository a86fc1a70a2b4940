using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Operations;
using RfmBatch.Application.Publication;
using RfmBatch.Application.Runs;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests.Recorded;

/// <summary>
/// All that the program writes to SQL Server, without one: statements, parameters with types and sizes, transactions and bulk copies, in
/// the order of each connection.
/// </summary>
public sealed class RecordedCommandsTests
{
    private const string FirstRows =
        """
        customer,order,date,product,category,quantity,price,country
        ada,A-1,2011-01-03,p1,Books,2,4.50,Norway
        ada,A-1,2011-01-03,p2,,1,0.0125,Norway
        bob,B-1,2011-02-04,p1,Books,1,9,Italy
        cyd,C-1,2011-02-30,p1,Books,1,9,Italy
        cyd,C-2,2011-03-05,,,3,10,Italy
        cyd,R-2,2011-03-09,,,-1,10,Spain

        """;

    private const string CorrectedRows =
        """
        customer,order,date,product,category,quantity,price,country
        bob,B-1,2011-02-04,p1,Books,2,9,Italy
        dan,D-1,2011-03-05,p2,Toys,1,7,Norway

        """;

    private static readonly FixedClock Clock = new(new DateTimeOffset(2011, 12, 31, 22, 0, 0, TimeSpan.Zero));

    private static readonly FixedClock TwoYearsLater = new(new DateTimeOffset(2013, 12, 31, 22, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_file_is_loaded() => RecordedStore.CompareAsync("LoadFile", _ => Task.CompletedTask, store => LoadAsync(store, FirstRows));

    [Fact]
    public Task A_table_is_loaded() => RecordedStore.CompareAsync(
        "LoadTable",
        async store =>
        {
            await using var connection = await store.Dialect.OpenAsync(Cancellation);
            await connection.ExecuteAsync(
                """
                CREATE TABLE dbo.Shop (
                    Customer float NULL, OrderNumber varchar(20) COLLATE SQL_Latin1_General_CP1_CI_AS NULL, Sold datetimeoffset(3) NULL,
                    Quantity real NULL, Price money NULL, Product nvarchar(20) NULL, Store smallmoney NULL, Total AS Quantity * Price
                );
                INSERT INTO dbo.Shop (Customer, OrderNumber, Sold, Quantity, Price, Product, Store)
                VALUES (1234567, 'a', '2011-01-05 23:30:00 -05:00', 1000, 0.0125, N'p1', 1.5), (2, 'b', NULL, 1, 1, NULL, NULL);
                """);
        },
        store => new TransactionLoader(store, Clock, NullLogger.Instance).LoadTableAsync(
            new TransactionTableRequest
            {
                Table = "dbo.Shop",
                Map = "customer=Customer,order=OrderNumber,date=Sold,quantity=Quantity,price=Price,product=Product",
                Attributes = ["Store", "Total"],
                RejectLimit = "50%",
            },
            Cancellation));

    [Fact]
    public Task A_file_replaces_days_of_its_source() => RecordedStore.CompareAsync(
        "ReplaceFile",
        store => LoadAsync(store, FirstRows, Labelled),
        store => LoadAsync(store, CorrectedRows, request => Labelled(request) with { Replace = true }));

    [Fact]
    public Task A_repeated_row_is_skipped() => RecordedStore.CompareAsync(
        "SkipRows",
        store => LoadAsync(store, FirstRows),
        store => LoadAsync(store, FirstRows + "eve,E-1,2011-03-06,p2,Toys,1,7,Norway\n", request => request with { Overlap = "skip" }));

    [Fact]
    public Task A_load_is_undone() => RecordedStore.CompareAsync(
        "UndoLoad",
        store => LoadAsync(store, FirstRows),
        store => new LoadUndoer(store, Clock, NullLogger.Instance).UndoAsync(1, Cancellation));

    [Fact]
    public Task A_run_is_published() =>
        RecordedStore.CompareAsync("Run", store => LoadAsync(store, FirstRows), store => RunAsync(store, isTrial: false));

    [Fact]
    public Task A_run_with_clusters_and_predictions_is_published() => RecordedStore.CompareAsync(
        "RunInFull",
        store => SampleRuns.LoadAsync(store, 60, 7, Cancellation),
        store => SampleRuns.RunAsync(store, new OptionTexts { ["as-of"] = "2026-01-01" }, Cancellation));

    [Fact]
    public Task A_trial_is_published_later() => RecordedStore.CompareAsync(
        "Publish",
        async store =>
        {
            await LoadAsync(store, FirstRows);
            await RunAsync(store, isTrial: false);
            await RunAsync(store, isTrial: true);
        },
        store => new RunPublisher(store, Clock, NullLogger.Instance).PublishAsync(2, [], Cancellation));

    [Fact]
    public Task A_run_is_taken_back() => RecordedStore.CompareAsync(
        "Unpublish",
        async store =>
        {
            await LoadAsync(store, FirstRows);
            await RunAsync(store, isTrial: false);
        },
        store => new RunPublisher(store, Clock, NullLogger.Instance).UnpublishAsync(1, Cancellation));

    [Fact]
    public Task A_customer_is_forgotten() => RecordedStore.CompareAsync(
        "Forget",
        store => LoadAsync(store, FirstRows),
        store => new CustomerEraser(store, Clock, NullLogger.Instance).ForgetAsync("cyd", Cancellation));

    [Fact]
    public Task Old_runs_and_rows_are_purged() => RecordedStore.CompareAsync(
        "Purge",
        async store =>
        {
            await LoadAsync(store, FirstRows, Labelled);
            await RunAsync(store, isTrial: true);
            await LoadAsync(store, CorrectedRows, request => Labelled(request) with { Replace = true });
        },
        store => new RunPurger(store, TwoYearsLater, NullLogger.Instance).PurgeAsync(Cancellation));

    [Fact]
    public Task An_empty_database_is_deployed() =>
        RecordedStore.CompareAsync("Deploy", null, store => store.Schema.DeployAsync(Cancellation));

    // Others wait for its locks: whatever can be read or checked before is.
    [Theory]
    [InlineData("Run")]
    [InlineData("RunInFull")]
    [InlineData("Publish")]
    [InlineData("Unpublish")]
    public async Task A_publication_s_transaction_reads_no_more_than_it_must(string name)
    {
        var lines = (await RecordedStore.ReadApprovedAsync(name)).Split('\n');
        var inside = TransactionsWith(lines, "UPDATE etl.[Program] SET LatestRunKey").SelectMany(lines => lines).ToList();

        Assert.NotEmpty(inside);
        Assert.DoesNotContain(inside, line => line.StartsWith("  -- Check_", StringComparison.Ordinal));
        Assert.All(
            inside.Where(line => line.StartsWith("  SELECT", StringComparison.Ordinal)),
            line => Assert.Matches(@"APPLOCK_MODE|FROM rfm\.\[Cluster\]", line));
    }

    private static IEnumerable<List<string>> TransactionsWith(string[] lines, string text)
    {
        List<string>? open = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("  BEGIN ", StringComparison.Ordinal))
            {
                open = [];
            }
            else if (line == "  COMMIT" && open is not null)
            {
                if (open.Exists(inside => inside.Contains(text, StringComparison.Ordinal)))
                {
                    yield return open;
                }

                open = null;
            }

            open?.Add(line);
        }
    }

    private static TransactionFileRequest Labelled(TransactionFileRequest request) => request with { Source = "shop" };

    private static async Task LoadAsync(
        RfmStore store, string text, Func<TransactionFileRequest, TransactionFileRequest>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        try
        {
            var path = Path.Combine(folder.FullName, "shop.csv");
            await File.WriteAllTextAsync(path, text, Cancellation);
            var request = new TransactionFileRequest { Path = path, Attributes = ["country"], RejectLimit = "50%", ReturnPrefix = "R" };
            await new TransactionLoader(store, Clock, NullLogger.Instance).LoadFileAsync(
                change?.Invoke(request) ?? request, null, Cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(RfmStore store, bool isTrial) =>
        await new ProgramRunner(store, Clock, NullLogger.Instance).RunAsync(
            new RunRequest(
                RunRequest.DefaultProgram,
                new OptionTexts { ["as-of"] = "2011-04-01", ["clusters"] = "off", ["value"] = "off" },
                isTrial),
            null,
            Cancellation);
}
