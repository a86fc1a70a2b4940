using System.Diagnostics;
using System.Globalization;
using RfmBatch.Core;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Lasting;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Benchmarks;

/// <summary>
/// How often a run of a shop in which nothing changes raises an alarm of drift, and how soon a change that is real is found.
/// </summary>
/// <remarks>
/// <c>dotnet run --project tests/RfmBatch.Benchmarks --configuration Release -- drift [seeds [sizes ...]]</c>; 40 seeds of 100, 300, 1,000
/// and 3,000 customers: 24 monthly runs after month 36, window of 12 months. <c>drift-found [seeds [sizes ...]]</c>: a fifth of the
/// customers slows down to a quarter of its rate, all slow down by 15 %, prices rise by 15 %, or the first and the last, from one run on;
/// and the last case in the whole window of the next run.
/// </remarks>
internal static class DriftTrial
{
    private const int FirstMonth = 36;
    private const int Runs = 24;
    private static readonly string[] Checks =
        ["RFM021", "RFM022", "RFM023", "RFM024", "RFM025", "RFM026", "RFM027", "RFM028", "RFM032", "RFM033"];

    private static readonly (string Name, bool InWindow, ShopChange Change)[] Changes =
    [
        ("a fifth slows down to a quarter", false, new ShopChange(0, .2, .25, 1)),
        ("all slow down by 15 %", false, new ShopChange(0, 1, .85, 1)),
        ("prices up 15 %", false, new ShopChange(0, 0, 1, 1.15)),
        ("a fifth slows down and prices up", false, new ShopChange(0, .2, .25, 1.15)),
        ("the same in the whole window", true, new ShopChange(0, .2, .25, 1.15)),
    ];

    public static int Run(string[] arguments)
    {
        var seeds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 40;
        int[] sizes = arguments.Length > 1
            ? [.. arguments[1..].Select(size => int.Parse(size, CultureInfo.InvariantCulture))]
            : [100, 300, 1_000, 3_000];
        foreach (var size in sizes)
        {
            var started = Stopwatch.GetTimestamp();
            var runs = Enumerable.Range(1, seeds)
                .SelectMany(seed =>
                {
                    var shop = new StationaryShop(size, FirstMonth + Runs + 1, seed);
                    return Follow(_ => shop, seed, new RunOptions(), Runs);
                })
                .ToArray();
            Print($"{size:#,0} customers ({runs.Average(run => run.Customers):0} in the mean)", runs, started);
        }

        return 0;
    }

    /// <summary>How many shops have an alarm of drift within so many runs of the change; two clusters, for time.</summary>
    public static int Find(string[] arguments)
    {
        const int changed = 6;
        var seeds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 40;
        int[] sizes = arguments.Length > 1
            ? [.. arguments[1..].Select(size => int.Parse(size, CultureInfo.InvariantCulture))]
            : [300, 1_000, 3_000];
        var options = new RunOptions { Clusters = ClusterChoice.Of(2) };
        foreach (var size in sizes)
        {
            foreach (var (name, inWindow, change) in Changes)
            {
                var (first, falseAlarms) = (new int[Runs + 1], 0);
                var by = Checks.ToDictionary(check => check, _ => 0);
                for (var seed = 1; seed <= seeds; seed++)
                {
                    var day = (int)((FirstMonth + changed) * StationaryShop.MonthDays) - (inWindow ? 365 : 0);
                    var before = new StationaryShop(size, FirstMonth + Runs + 1, seed);
                    var after = new StationaryShop(size, FirstMonth + Runs + 1, seed, change with { Day = day });
                    var outcomes = Follow(run => run <= changed ? before : after, seed, options, changed + 12);
                    falseAlarms += outcomes.Take(changed).Count(outcome => outcome.Alarms.Count > 0);
                    if (outcomes.FindIndex(changed, outcome => outcome.Alarms.Count > 0) is >= 0 and var found)
                    {
                        first[found + 1 - changed]++;
                    }

                    foreach (var check in outcomes.Skip(changed).Take(2).SelectMany(outcome => outcome.Alarms).Distinct())
                    {
                        by[check]++;
                    }
                }

                var within = new[] { 1, 2, 3, 6, 12 }.Select(
                    runs => FormattableString.Invariant($"{runs}: {100.0 * first.Take(runs + 1).Sum() / seeds:0} %"));
                Console.WriteLine(FormattableString.Invariant(
                    $"{size:#,0} customers, {seeds} seeds, {name}: found within {string.Join(", ", within)}; within 2 by ")
                    + string.Join(", ", by.Where(pair => pair.Value > 0).Select(pair => $"{pair.Key} {100 * pair.Value / seeds}"))
                    + FormattableString.Invariant($"; before it an alarm in {100.0 * falseAlarms / seeds / changed:0.0} % of runs"));
            }
        }

        return 0;
    }

    private static void Print(string name, IReadOnlyList<Outcome> runs, long started)
    {
        double Share(Func<Outcome, bool> is_) => 100.0 * runs.Count(is_) / runs.Count;
        var counts = runs.GroupBy(run => run.ClusterCount)
            .OrderBy(group => group.Key)
            .Select(group => FormattableString.Invariant($"{group.Key}: {100.0 * group.Count() / runs.Count:0} %"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}, {runs.Count:#,0} runs: an alarm in {Share(run => run.Alarms.Count > 0):0.0} % ("
            + $"{string.Join(", ", Checks.Select(check => $"{check} {Share(run => run.Alarms.Contains(check)):0.0}"))}), "
            + $"k changed in {Share(run => run.HasOtherCount):0.0} %, k = {string.Join(", ", counts)}, "
            + $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
    }

    private static List<Outcome> Follow(Func<int, StationaryShop> shopOf, int seed, RunOptions options, int runs)
    {
        var outcomes = new List<Outcome>();
        (QualityInput Input, IReadOnlyList<PreviousCluster> Clusters, int Greatest)? before = null;
        for (var run = 0; run <= runs; run++)
        {
            var day = (int)((FirstMonth + run) * StationaryShop.MonthDays);
            var context = RunContext.Create(Day.ToDate(day), options with { Seed = seed }, ShippedRuleSets.Find("standard11")!);
            var previous = before?.Input.Result.Clusters!;
            var result = RunStages.Cluster(
                RunStages.Compute(shopOf(run).Summary(day), context),
                context,
                before is null ? null : new PreviousChoice(run, previous!.KMeans!.ClusterCount, previous.Stability!.AdjustedRand),
                CancellationToken.None);
            var clusters = result.Clusters!;
            var matches = ClusterMatching.Match(
                clusters.Features!, clusters.KMeans!.Centroids, before?.Clusters ?? [], before?.Greatest ?? 0);
            var input = new QualityInput
            {
                Context = context,
                Result = result,
                TransactionRevenueAmount = result.RevenueAmount,
                Today = context.AsOf,
                ClusterContinuities =
                [
                    new ClusterContinuity(
                        ClusterMethod.KMeans,
                        before is null ? null : run,
                        true,
                        matches,
                        [
                            .. (before?.Clusters ?? []).Select(cluster => cluster.ClusterNumber)
                                .Except(matches.Select(match => match.ClusterNumber))
                        ])
                ],
                Previous = before is { Input: { } earlier } ? Previous(earlier, run) : null,
                Recent = before is null
                    ? null
                    : RecentPurchases.Compare(shopOf(run).Log(day), 1, context.AsOf, before.Value.Input.Context.AsOf),
            };
            var failed = QualityChecks.Evaluate(input).Where(finding => !finding.Passed).Select(finding => finding.CheckId).ToHashSet();
            if (before is not null)
            {
                outcomes.Add(new Outcome(
                    result.ScoredCustomerCount,
                    failed.Intersect(Checks).ToHashSet(),
                    clusters.KMeans.ClusterCount,
                    clusters.KMeans.ClusterCount != previous!.KMeans!.ClusterCount));
            }

            var numbers = matches.OrderBy(match => match.Label).Select(match => match.ClusterNumber).ToArray();
            before = (
                input,
                [.. clusters.KMeans.FeatureCentroids.Select((centroid, c) => new PreviousCluster(numbers[c], centroid))],
                Math.Max(before?.Greatest ?? 0, numbers.Max()));
        }

        return outcomes;
    }

    private static PreviousRun Previous(QualityInput earlier, int runKey) => new(
        runKey,
        earlier.Context.Configuration.Hash,
        earlier.Result.Thresholds,
        earlier.Result.Cells,
        earlier.Result.SegmentSummaries.ToDictionary(summary => summary.SegmentName, summary => summary.CustomerCount),
        earlier.Result.OrderCount);

    private sealed record Outcome(int Customers, IReadOnlySet<string> Alarms, int ClusterCount, bool HasOtherCount);
}
