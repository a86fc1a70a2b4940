using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification;

/// <summary>The bi surface over real runs: identities hold, keys have members, and a repeated run says the same.</summary>
public abstract class BiRunContract : StoreContract
{
    private static readonly HashSet<string> OfTheAttempt = ["RunKey", "ToRunKey", "StartedAt", "FinishedAt"];

    protected BiRunContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Two_runs_a_year_apart_and_a_backfill_keep_every_identity()
    {
        var store = await LoadedAsync();
        var last = await SampleRuns.RunAsync(store, new OptionTexts { ["hierarchy"] = "5" }, Cancellation);
        var early = await SampleRuns.RunAsync(
            store, AsOf(last.AsOf.AddYears(-1)).With("clusters", "3").With("hierarchy", "on"), Cancellation);
        var middle = await SampleRuns.RunAsync(store, AsOf(last.AsOf.AddMonths(-6)).With("hierarchy", "on"), Cancellation);

        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        foreach (var runKey in new[] { early.RunKey, middle.RunKey, last.RunKey })
        {
            foreach (var name in CheckQueries.Names(store))
            {
                Assert.Equal(
                    (name, runKey, 0),
                    (name, runKey, await CheckQueries.CountOffendersAsync(store, connection, null, name, runKey, Cancellation)));
            }
        }

        foreach (var row in BiReferences.All)
        {
            var (fact, column, dimension) = row.Data;
            Assert.Equal((fact, column, 0L), (fact, column, await CountAsync(store, BiReferences.Offenders(fact, column, dimension))));
        }

        foreach (var identity in BiIdentities.All)
        {
            var (name, query, _) = identity.Data;
            Assert.Equal((name, 0L), (name, await CountAsync(store, query)));
        }

        foreach (var view in BiCatalogue.Views)
        {
            Assert.Equal((view.Name, 0L), (view.Name, await CountAsync(store, BiGrain.Offenders(view))));
        }

        Assert.Equal(last.RunKey, await CountAsync(store, "SELECT MAX(v.RunKey) FROM {bi.CustomerRfmLatest} AS v;"));
        Assert.Equal(
            middle.RunKey,
            await CountAsync(
                store,
                $"SELECT MIN(v.FromRunKey) FROM {{bi.SegmentMigration}} AS v WHERE v.ToRunKey = {last.RunKey} AND v.Comparison = "
                + $"'previous';"));
    }

    [Fact]
    public async Task The_same_run_twice_says_the_same_but_for_its_key_and_times()
    {
        var store = await LoadedAsync();
        var year = AsOf((await SampleRuns.RunAsync(
            store, new OptionTexts { ["as-of"] = "last-transaction", ["seed"] = "2" }, Cancellation)).AsOf.AddYears(-1));
        await SampleRuns.RunAsync(store, year, Cancellation);
        var first = await SampleRuns.RunAsync(store, new OptionTexts(), Cancellation);
        var before = await ExportAllAsync(store, first.RunKey);
        var second = await SampleRuns.RunAsync(store, new OptionTexts(), Cancellation);

        Assert.Equal(first.RunKey + 1, second.RunKey);
        Assert.Equal(before, await ExportAllAsync(store, second.RunKey));
    }

    private static OptionTexts AsOf(DateOnly date) =>
        new() { ["as-of"] = date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };

    private static async Task<long> CountAsync(RfmStore store, string query)
    {
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        return await Dapper.SqlMapper.ExecuteScalarAsync<long>(
            connection, RfmBatch.Storage.Sql.SqlDialect.Command(new TableRows(store).Named(query), null, Cancellation));
    }

    // Texts with commas come last in their views or not at all, so dropping columns by position is safe for these.
    private static async Task<IReadOnlyList<string>> ExportAllAsync(RfmStore store, int runKey)
    {
        var lines = new List<string>();
        foreach (var view in new[] {
            "CustomerRfm",
            "SegmentSummary",
            "ScoreThreshold",
            "RfmCell",
            "ClusterSummary",
            "ClusterChoice",
            "ClusterProfile",
            "SegmentProfile",
            "SegmentClusterAgreement",
            "SegmentMigration"
        })
        {
            lines.AddRange(await SampleRuns.ExportAsync(store, view, runKey, OfTheAttempt, Cancellation));
        }

        foreach (var view in new[] { "Cluster", "CustomerRfmLatest", "CustomerSegmentHistory", "CohortRetention", "MonthlySales" })
        {
            lines.AddRange(await SampleRuns.ExportAsync(store, view, null, OfTheAttempt, Cancellation));
        }

        return lines;
    }

    private async Task<RfmStore> LoadedAsync()
    {
        var store = await Fixture.CreateFreshAsync();
        await SampleRuns.LoadAsync(store, Cancellation);
        return store;
    }
}
