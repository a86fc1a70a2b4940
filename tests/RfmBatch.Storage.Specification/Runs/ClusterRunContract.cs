using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Publication;
using RfmBatch.Application.Runs;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification.Runs;

/// <summary>Clusters from run to run: keys that last, and what is shown of them.</summary>
public abstract class ClusterRunContract : StoreContract, IAsyncLifetime
{
    private static readonly DateOnly Start = new(2024, 1, 1);
    private readonly MovableClock _clock = new(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private RfmStore _store = null!;

    protected ClusterRunContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    // Thirty who buy much every week, and thirty who bought little once, long ago.
    public async ValueTask InitializeAsync()
    {
        _store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(
            _store,
            [
                ..
                    from customer in Enumerable.Range(0, 30)
                        from week in Enumerable.Range(0, 26)
                            select new Sale(
                                $"often{customer}", $"o{customer}-{week}", Start.AddDays((week * 7) + (customer % 5)), 100 + customer),
                ..
                    from customer in Enumerable.Range(0, 30)
                        select new Sale($"once{customer}", $"e{customer}", Start.AddDays(customer % 10), 5 + (customer % 4)),
            ],
            Cancellation,
            new Dictionary<string, string> { ["once0"] = "Atlantis" });
    }

    [Fact]
    public async Task A_month_later_clusters_keep_their_keys_and_a_new_one_gets_a_number_never_used()
    {
        var first = await RunAsync(new OptionTexts { ["clusters"] = "2", ["as-of"] = "2024-06-01", ["hierarchy"] = "on" });
        var before = await ClustersAsync(first.RunKey);
        Assert.Equal(
            [("k-means", 1, 30L), ("k-means", 2, 30L), ("ward", 1, 30L), ("ward", 2, 30L)],
            before.Select(row => (row.Method, row.Number, row.Customers)));

        await SaleSeeder.LoadAsync(
            _store,
            [
                ..
                    from customer in Enumerable.Range(0, 20)
                        select new Sale($"new{customer}", $"n{customer}", new DateOnly(2024, 6, 20), 900 + customer)
            ],
            Cancellation);
        var second = await RunAsync(new OptionTexts { ["as-of"] = "2024-07-01", ["clusters"] = "3" });

        var after = (await ClustersAsync(second.RunKey)).Where(row => row.Method == "k-means").ToList();
        Assert.Equal(
            [("k-means", 1, 30L), ("k-means", 2, 30L), ("k-means", 3, 20L)], after.Select(row => (row.Method, row.Number, row.Customers)));
        Assert.Equal(before.Where(row => row.Method == "k-means").Select(row => row.Key), after.Take(2).Select(row => row.Key));
        Assert.Equal(after.Select(row => row.Name).Distinct(), after.Select(row => row.Name));
        var drift = second.Findings.Single(finding => finding.CheckId == QualityCatalogue.ClusterDrift.Id);
        Assert.StartsWith(
            $"Clusters stay where they were: against run {first.RunKey}: 2 kept, 1 new, 0 gone", drift.Detail, StringComparison.Ordinal);
        Assert.False(drift.Passed);

        // Gone for a while: the number stays taken.
        var third = await RunAsync(new OptionTexts { ["as-of"] = "2024-07-02", ["clusters"] = "2" });
        var fourth = await RunAsync(new OptionTexts { ["as-of"] = "2024-07-03", ["clusters"] = "3" });
        Assert.Equal(2, (await ClustersAsync(third.RunKey)).Count);
        Assert.Equal(4, (await ClustersAsync(fourth.RunKey)).Max(row => row.Number));
    }

    [Fact]
    public async Task A_failed_run_leaves_no_cluster_behind()
    {
        var watcher = new StageWatcher(progress =>
        {
            if (progress.Stage == RunStage.Checking)
            {
                throw new InvalidOperationException("no more");
            }
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => new ProgramRunner(_store, _clock, NullLogger.Instance)
            .RunAsync(
                new RunRequest(RunRequest.DefaultProgram, new OptionTexts { ["clusters"] = "2", ["hierarchy"] = "on" }),
                watcher,
                Cancellation));
        var failed = (await _store.Runs.ListAsync(null, Cancellation))[0];
        Assert.Equal(RunStatus.Failed, failed.Status);
        Assert.Equal([0L], (await ListAsync("Cluster")).Select(row => row.Count("ClusterKey")));
        Assert.Equal(0, await CountAsync("bi", "ClusterSummary"));

        var next = await RunAsync(new OptionTexts { ["clusters"] = "2" });

        Assert.Equal([1, 2], (await ClustersAsync(next.RunKey)).Select(row => row.Number));
        foreach (var table in new[] {
            "ClusterSummary",
            "ClusterCentroid",
            "ClusterChoice",
            "ClusterMerge",
            "ClusterLeaf",
            "ClusterProfile",
            "SegmentProfile",
            "SegmentClusterAgreement"
        })
        {
            Assert.Equal((table, 0), (table, await CountAsync("rfm", table, $"RunKey = {failed.RunKey}")));
        }

        Assert.Equal(0, await CountAsync("rfm", "Cluster", $"FirstRunKey = {failed.RunKey}"));
    }

    [Fact]
    public async Task Clusters_of_a_trial_are_shown_while_it_is_published()
    {
        var trial = await new ProgramRunner(_store, _clock, NullLogger.Instance).RunAsync(
            new RunRequest(RunRequest.DefaultProgram, new OptionTexts { ["clusters"] = "2", ["hierarchy"] = "on" }, IsTrial: true),
            null,
            Cancellation);
        Assert.Single(await ListAsync("Cluster"));

        await Publisher().PublishAsync(trial.RunKey, [], Cancellation);
        Assert.Equal(3, (await ListAsync("Cluster")).Count);
        Assert.Equal(3, (await ListAsync("HierarchyCluster")).Count);

        await Publisher().UnpublishAsync(trial.RunKey, Cancellation);
        Assert.Single(await ListAsync("Cluster"));
    }

    [Fact]
    public async Task Other_rules_begin_a_new_history_and_a_backfill_joins_the_one_there_is()
    {
        var late = await RunAsync(new OptionTexts { ["clusters"] = "2", ["as-of"] = "2024-06-01" });
        var early = await RunAsync(new OptionTexts { ["clusters"] = "2", ["as-of"] = "2024-05-01" });
        var rules = new OptionTexts { ["clusters"] = "2", ["bins"] = "4", ["segments"] = "retail6" };
        var other = await RunAsync(rules.With("as-of", "2024-06-02"));
        var raw = await RunAsync(rules.With("as-of", "2024-06-03").With("features", "raw"));

        Assert.Equal((await ClustersAsync(late.RunKey)).Select(row => row.Key), (await ClustersAsync(early.RunKey)).Select(row => row.Key));
        Assert.Equal([3, 4], (await ClustersAsync(other.RunKey)).Select(row => row.Number));
        Assert.Equal([5, 6], (await ClustersAsync(raw.RunKey)).Select(row => row.Number));
        var shown = (await ListAsync("Cluster")).Where(row => row.Count("ClusterKey") > 0).ToList();
        Assert.Equal(6, shown.Select(row => row.Text("ClusterName")).Distinct().Count());
        Assert.All(
            shown.GroupBy(row => row.Text("ClusterName").Split(" (cluster")[0]),
            same => Assert.Single(same.Select(row => row.Count("SortOrder")).Distinct()));
    }

    [Theory]
    [InlineData("2030-01-01", "1", null, 0, "Number of clusters: No customer has scores, so there are no clusters.")]
    [InlineData(
        "2024-07-01", "all", "Country=Atlantis", 1, "Number of clusters: All customers have the same metrics, so there is 1 cluster.")]
    public async Task Nobody_and_one_customer_are_answered_with_a_flag(
        string asOf, string window, string? where, int clusters, string detail)
    {
        var report = await RunAsync(
            new OptionTexts { ["as-of"] = asOf, ["window-months"] = window, ["where"] = where, ["hierarchy"] = "on" });

        Assert.Equal(RunStatus.Published, report.Status);
        Assert.Equal(clusters, (await ClustersAsync(report.RunKey)).Count(row => row.Method == "k-means"));
        var finding = report.Findings.Single(candidate => candidate.CheckId == QualityCatalogue.ClusterNumber.Id);
        Assert.Equal((false, detail), (finding.Passed, finding.Detail));
        foreach (var choice in await ListAsync("ClusterChoice"))
        {
            Assert.Null(choice.Number("Silhouette"));
            Assert.True(double.IsFinite(choice.Number("Inertia")!.Value));
        }
    }

    [Fact]
    public async Task Off_writes_no_cluster_and_no_profile()
    {
        var report = await RunAsync(new OptionTexts { ["clusters"] = "off" });

        Assert.Null(report.Clusters);
        Assert.Equal(0, await CountAsync("rfm", "ClusterSummary"));
        Assert.Equal(0, await CountAsync("rfm", "SegmentProfile"));
        Assert.Equal(60, await CountAsync("bi", "CustomerRfmLatest", "ClusterKey = 0 AND ClusterName = 'Unknown'"));
    }

    private RunPublisher Publisher() => new(_store, _clock, NullLogger.Instance);

    private Task<RunReport> RunAsync(OptionTexts options)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        return new ProgramRunner(_store, _clock, NullLogger.Instance).RunAsync(
            new RunRequest(RunRequest.DefaultProgram, options), null, Cancellation);
    }

    private async Task<IReadOnlyList<BiRow>> ListAsync(string view, int? runKey = null) =>
        await _store.Bi.ListAsync(new BiQuery(view, runKey), Cancellation);

    private async Task<IReadOnlyList<(string Method, int Number, long Key, long Customers, string Name)>> ClustersAsync(int runKey)
    {
        var numbers = (await ListAsync("Cluster"))
            .Concat(await ListAsync("HierarchyCluster"))
            .Where(row => row.Count("ClusterKey") > 0)
            .ToDictionary(row => row.Count("ClusterKey"), row => (int)row.Count("ClusterNumber"));
        return [.. (await ListAsync("ClusterSummary", runKey))
            .Select(
                row => (
                    row.Text("Method"),
                    numbers[row.Count("ClusterKey")],
                    row.Count("ClusterKey"),
                    row.Count("CustomerCount"),
                    row.Text("ClusterNameInRun")))
            .OrderBy(row => row.Item1, StringComparer.Ordinal).ThenBy(row => row.Item2)];
    }

    private async Task<int> CountAsync(string schema, string name, string condition = "1 = 1")
    {
        await using var connection = await _store.Dialect.OpenAsync(Cancellation);
        return await connection.ExecuteScalarAsync<int>(
            SqlDialect.Command($"SELECT COUNT(*) FROM {_store.Dialect.ObjectName(schema, name)} WHERE {condition};", null, Cancellation));
    }
}
