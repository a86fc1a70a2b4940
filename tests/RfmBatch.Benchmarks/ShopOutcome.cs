using System.Globalization;
using RfmBatch.Core;
using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Benchmarks;

/// <summary>What a run predicted of a shop, held against the year after as-of.</summary>
internal sealed record ShopOutcome
{
    /// <summary>Least purchase days after the first of the classes that customers above High are counted in.</summary>
    public static readonly int[] Classes = [0, 1, 2, 5, 12];

    public required bool OrdersCovered { get; init; }

    public required bool RevenueCovered { get; init; }

    public required (int Within, int Count) SegmentOrders { get; init; }

    public required (int Within, int Count) SegmentRevenue { get; init; }

    public required double OrdersWidth { get; init; }

    public required double RevenueWidth { get; init; }

    public required double OrdersBias { get; init; }

    public required double RevenueBias { get; init; }

    /// <summary>ln of what came to what was predicted, what the backtests had said of it, and what the simulation had.</summary>
    public required (double Error, double Backtest, double Model) Orders { get; init; }

    /// <summary>Likewise of revenue.</summary>
    public required (double Error, double Backtest, double Model) Revenue { get; init; }

    /// <summary>ln of what came to what was predicted at earlier dates, the latest first, and what their models allowed.</summary>
    public required IReadOnlyList<(double Orders, double Revenue, double OrdersModel, double RevenueModel)> Backtests { get; init; }

    public required int[] AboveHigh { get; init; }

    public required int[] CustomersByClass { get; init; }

    public required bool IsSeasonal { get; init; }

    public required IReadOnlyList<double> Indexes { get; init; }

    public required int BacktestCount { get; init; }

    public required string ModelName { get; init; }

    public required HashSet<string> Failed { get; init; }

    /// <summary>Least chance of a comparison with the holdout, by kind.</summary>
    public required IReadOnlyDictionary<ComparisonKind, double> Chances { get; init; }

    /// <summary>Predicts a made shop.</summary>
    public static ShopOutcome Of(ShopKind kind, int customers, int seed, IReadOnlyDictionary<string, string> options) =>
        Of(SimulatedShop.Lines(kind, customers, seed), kind.AsOf, 365, options);

    /// <summary>Predicts a shop of which the time after as-of is known.</summary>
    public static ShopOutcome Of(
        IReadOnlyList<PurchaseLine> lines, DateOnly asOf, int days, IReadOnlyDictionary<string, string> options)
    {
        var texts = new OptionTexts { ["as-of"] = asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["clusters"] = "off" };
        foreach (var (name, text) in options)
        {
            texts[name] = text;
        }

        var parsed = RunOptionSpecifications.Parse(texts);
        var context = RunContext.Create(asOf, parsed, ShippedRuleSets.Find(parsed.RuleSet)!);
        var end = Day.FromDate(asOf);
        var log = Log(lines.Where(line => line.Day < end));
        var result = RunStages.Predict(
            RunStages.Compute(Summary(log), context), context, log, null, days, CancellationToken.None);
        var whole = Log(lines).ArrangedFor(log.CustomerKeys);
        return Compare(result, whole.OutcomeBetween(end, end + days, context.Options.Returns == Core.Scoring.ReturnsKind.Net), log, end);
    }

    private static ShopOutcome Compare(RunResult result, PurchaseOutcome outcome, PurchaseLog log, int end)
    {
        var value = result.Value!;
        var history = log.HistoryAt(end, isNet: true);
        var (above, count) = (new int[Classes.Length], new int[Classes.Length]);
        var actual = new Dictionary<(TotalKind, int), (double Orders, double Revenue)>();
        for (var row = 0; row < log.Count; row++)
        {
            if (value.ExpectedOrders12M[row] < 0)
            {
                continue;
            }

            var at = Array.FindLastIndex(Classes, from => history.RepeatOrderDays[row] >= from);
            count[at]++;
            above[at] += outcome.Amounts[row] > value.PredictedValue12MHighAmounts[row] ? 1 : 0;
            foreach (var key in ((TotalKind, int)[])[(TotalKind.All, 0), (TotalKind.Segment, result.SegmentIndexes[row])])
            {
                var known = actual.GetValueOrDefault(key);
                actual[key] = (known.Orders + outcome.OrderDays[row], known.Revenue + Amount.ToDouble(outcome.Amounts[row]));
            }
        }

        var total = value.Totals[0];
        var came = actual[(TotalKind.All, 0)];
        var segments = value.Totals.Where(one => one.Kind == TotalKind.Segment && one.ExpectedOrders >= 30).ToArray();
        bool HasOrders(PredictedTotal one) => actual[(one.Kind, one.GroupIndex)].Orders >= one.OrdersLow
            && actual[(one.Kind, one.GroupIndex)].Orders <= one.OrdersHigh;
        bool HasRevenue(PredictedTotal one) => one.AmountLow is { } low && one.AmountHigh is { } high
            && actual[(one.Kind, one.GroupIndex)].Revenue >= Amount.ToDouble(low)
            && actual[(one.Kind, one.GroupIndex)].Revenue <= Amount.ToDouble(high);
        return new ShopOutcome
        {
            OrdersCovered = HasOrders(total),
            RevenueCovered = HasRevenue(total),
            SegmentOrders = (segments.Count(HasOrders), segments.Length),
            SegmentRevenue = (segments.Count(HasRevenue), segments.Length),
            OrdersWidth = Math.Log(total.OrdersHigh / Math.Max(1, total.OrdersLow)),
            RevenueWidth = Math.Log((double)total.AmountHigh!.Value / Math.Max(1, total.AmountLow!.Value)),
            OrdersBias = (total.ExpectedOrders / came.Orders) - 1,
            RevenueBias = (Amount.ToDouble(total.Amount!.Value) / came.Revenue) - 1,
            Orders = (Math.Log(came.Orders / total.ExpectedOrders), total.OrdersBacktestError, total.OrdersModelError),
            Revenue = (
                Math.Log(came.Revenue / Amount.ToDouble(total.Amount.Value)), total.AmountBacktestError ?? 0, total.AmountModelError ?? 0),
            Backtests =
            [
                .. value.Backtests.Select(one => (
                    Math.Log((one.ActualOrders + .5) / (one.ExpectedOrders + .5)),
                    Math.Log(Math.Max(1, one.ActualAmount ?? 1) / Math.Max(1, one.ExpectedAmount ?? 1)),
                    one.ModelErrors.Orders,
                    one.ModelErrors.Amount))
            ],
            AboveHigh = above,
            CustomersByClass = count,
            IsSeasonal = value.Season!.IsSeasonal,
            Indexes = value.Season.Indexes,
            BacktestCount = total.BacktestCount,
            ModelName = value.Purchases!.Model.Name,
            Chances = (value.Holdout?.Comparisons ?? []).GroupBy(one => one.Kind)
                .ToDictionary(group => group.Key, group => group.Min(one => one.PValue)),
            Failed = [.. LifetimeChecks.Evaluate(result).Where(finding => !finding.Passed).Select(finding => finding.CheckId)],
        };
    }

    /// <summary>The log of lines in any order.</summary>
    public static PurchaseLog Log(IEnumerable<PurchaseLine> lines)
    {
        var builder = new PurchaseLogBuilder();
        foreach (var line in lines.OrderBy(line => line.CustomerKey))
        {
            builder.Add(line);
        }

        return builder.Build();
    }

    private static CustomerSummaryTable Summary(PurchaseLog log)
    {
        var (first, last, days, sales, returns) = (
            new int[log.Count], new int[log.Count], new int[log.Count], new long[log.Count], new long[log.Count]);
        for (var i = 0; i < log.Count; i++)
        {
            (first[i], last[i]) = (Day.None, Day.None);
            for (var row = log.Starts[i]; row < log.Ends[i]; row++)
            {
                if (log.IsReturn[row])
                {
                    returns[i] += log.Amounts[row];
                    continue;
                }

                (first[i], last[i]) = (first[i] == Day.None ? log.Days[row] : first[i], log.Days[row]);
                (days[i], sales[i]) = (days[i] + 1, sales[i] + log.Amounts[row]);
            }
        }

        return new CustomerSummaryTable
        {
            CustomerKeys = log.CustomerKeys,
            CustomerIds = Array.ConvertAll(log.CustomerKeys, key => key.ToString("D9", CultureInfo.InvariantCulture)),
            FirstOrderDays = first,
            LastOrderDays = last,
            OrderCounts = days,
            DayCounts = days,
            LineCounts = days,
            SalesAmounts = sales,
            ReturnAmounts = returns,
        };
    }
}
