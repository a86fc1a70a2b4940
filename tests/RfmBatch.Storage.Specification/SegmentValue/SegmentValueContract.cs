using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Publication;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification.SegmentValue;

/// <summary>Values of segments as publication writes them, recomputed from what the other views show.</summary>
public abstract class SegmentValueContract : StoreContract
{
    protected SegmentValueContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task The_Markov_value_is_that_recomputed_from_the_views_with_matrix_powers()
    {
        var store = await LoadedAsync();
        var earlier = await RunAsync(store, "2025-01-01");
        var later = await RunAsync(store, "2026-01-01");

        var rows = await store.Bi.ListAsync(new BiQuery("SegmentValue", later), Cancellation);
        var expected = await RecomputeAsync(store, earlier, later, [.. rows.Select(row => row.Count("SegmentKey"))]);
        Assert.Equal(12, rows.Count);
        Assert.All(rows, row => Assert.Equal(earlier, row.Count("MarkovFromRunKey")));
        foreach (var (row, value) in rows.Zip(expected))
        {
            var shown = (decimal?)row.Value("MarkovValuePerCustomerAmount");
            Assert.True(
                row.Count("CustomerCount") == 0 ? shown is null : Math.Abs(shown!.Value - (decimal)value) <= 0.0001m,
                $"{row.Text("SegmentName")}: {shown}, not {value}");
        }

        // One year before the first run there is none.
        var first = await store.Bi.ListAsync(new BiQuery("SegmentValue", earlier), Cancellation);
        Assert.All(
            first,
            row => Assert.Equal(
                (null, "There is no comparable published run 335 to 395 days earlier."),
                (row.Value("MarkovValueAmount"), row.Text("MarkovReason"))));
    }

    [Fact]
    public async Task A_backfill_gives_later_runs_their_Markov_value_and_taking_it_back_takes_it_away()
    {
        var store = await LoadedAsync();
        var later = await RunAsync(store, "2026-01-01");
        Assert.Null(await FromAsync(store, later));

        await RunAsync(store, "2024-11-15"); // 412 days
        Assert.Null(await FromAsync(store, later));
        var early = await RunAsync(store, "2024-12-10");
        Assert.Equal(early, await FromAsync(store, later));
        var near = await RunAsync(store, "2025-01-10");
        Assert.Equal(near, await FromAsync(store, later));

        await new RunPublisher(store, TimeProvider.System, NullLogger.Instance).UnpublishAsync(near, Cancellation);
        Assert.Equal(early, await FromAsync(store, later));
        await new RunPublisher(store, TimeProvider.System, NullLogger.Instance).UnpublishAsync(early, Cancellation);
        Assert.Null(await FromAsync(store, later));
    }

    [Fact]
    public async Task Simple_and_model_value_use_the_run_s_margin_and_discount()
    {
        var store = await LoadedAsync();
        var run = (await SampleRuns.RunAsync(store, new OptionTexts { ["margin"] = "40%", ["discount"] = "10%" }, Cancellation)).RunKey;

        var rows = await store.Bi.ListAsync(new BiQuery("SegmentValue", run), Cancellation);
        var customers = await store.Bi.ListAsync(new BiQuery("CustomerRfm", run), Cancellation);
        var buyers = customers.Count(row => row.Count("OrderCount") >= 1);
        Assert.Contains(customers, customer => customer.Value("PredictedValue12MAmount") is not null);
        var churn = 1 - (decimal)customers.Count(row => row.Count("OrderCount") >= 2) / buyers;
        foreach (var row in rows)
        {
            var revenue = customers.Where(customer => customer.Count("SegmentKey") == row.Count("SegmentKey"))
                .Sum(customer => customer.Amount("RevenueAmount"));
            Assert.Equal((0.4, 0.1), (row.Number("MarginShare"), row.Number("DiscountRate")));
            Assert.InRange(row.Amount("SimpleClvAmount") - (revenue * 0.4m / churn), -0.0001m, 0.0001m);
            var predicted = customers.Where(customer => customer.Count("SegmentKey") == row.Count("SegmentKey"))
                .Sum(customer => (decimal?)customer.Value("PredictedValue12MAmount") ?? 0);
            Assert.InRange((double)row.Amount("ModelValue12MAmount") - ((double)predicted * 0.4 / Math.Sqrt(1.1)), -0.0002, 0.0002);
        }
    }

    [Fact]
    public async Task Values_computed_with_the_run_are_those_computed_later_from_its_rows()
    {
        var store = await LoadedAsync();
        var run = await RunAsync(store, "2026-01-01");
        var withTheRun = await store.Bi.ListAsync(new BiQuery("SegmentValue", run), Cancellation);
        Assert.Contains(withTheRun, row => row.Value("ModelValue12MAmount") is not null);

        // An earlier run gives it a Markov value, so it is valued anew.
        await RunAsync(store, "2025-01-01");
        var later = await store.Bi.ListAsync(new BiQuery("SegmentValue", run), Cancellation);

        Assert.Contains(later, row => row.Value("MarkovValueAmount") is not null);
        Assert.Equal(withTheRun.Select(Values), later.Select(Values));
    }

    private static string Values(BiRow row) =>
        string.Join(' ', ((string[])["SegmentKey", "CustomerCount", "SimpleClvAmount", "ModelValue12MAmount"]).Select(row.Value));

    private static async Task<double[]> RecomputeAsync(RfmStore store, int earlier, int later, IReadOnlyList<long> segments)
    {
        var index = segments.Select((key, i) => (key, i)).ToDictionary(pair => pair.key, pair => pair.i);
        var before = (await store.Bi.ListAsync(new BiQuery("CustomerRfm", earlier), Cancellation)).ToDictionary(
            row => row.Count("CustomerKey"), row => index[row.Count("SegmentKey")]);
        var after = (await store.Bi.ListAsync(new BiQuery("CustomerRfm", later), Cancellation)).ToDictionary(
            row => row.Count("CustomerKey"), row => index[row.Count("SegmentKey")]);
        var p = new double[segments.Count, segments.Count];
        for (var s = 0; s < segments.Count; s++)
        {
            var members = before.Where(pair => pair.Value == s).Select(pair => after[pair.Key]).ToList();
            p[s, s] = members.Count == 0 ? 1 : 0;
            members.ForEach(z => p[s, z] += 1.0 / members.Count);
        }

        var sales = new double[segments.Count];
        foreach (var sale in await store.Bi.ListAsync(new BiQuery("Sale"), Cancellation))
        {
            if (!sale.Flag("IsReturn")
                && sale.Date("OrderDate") >= new DateOnly(2025, 1, 1)
                && sale.Date("OrderDate") < new DateOnly(2026, 1, 1))
            {
                sales[after[sale.Count("CustomerKey")]] += (double)sale.Amount("Amount");
            }
        }

        var r = sales.Select((sum, s) => after.Values.Count(z => z == s) is > 0 and var count ? sum / count : 0).ToArray();
        return SumOfPowers(p, r);
    }

    // Σ Pᵗ r ÷ 1.1ᵗ as it is written.
    private static double[] SumOfPowers(double[,] p, double[] r)
    {
        var moved = r;
        var sum = new double[r.Length];
        for (var t = 0; t <= 10; t++)
        {
            sum = [.. sum.Select((value, s) => value + (moved[s] / Math.Pow(1.1, t)))];
            moved = [.. r.Select((_, s) => Enumerable.Range(0, r.Length).Sum(z => p[s, z] * moved[z]))];
        }

        return sum;
    }

    private static async Task<int?> FromAsync(RfmStore store, int run) =>
        (int?)(long?)(await store.Bi.ListAsync(new BiQuery("SegmentValue", run), Cancellation))[0].Value("MarkovFromRunKey");

    private static async Task<int> RunAsync(RfmStore store, string asOf) =>
        (await SampleRuns.RunAsync(store, new OptionTexts { ["as-of"] = asOf }, Cancellation)).RunKey;

    private async Task<RfmStore> LoadedAsync()
    {
        var store = await Fixture.CreateFreshAsync();
        await SampleRuns.LoadAsync(store, Cancellation);
        return store;
    }
}
