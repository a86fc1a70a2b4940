using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Reporting.Reading;

/// <summary>Finds who is worth winning back, and a few customers to explain.</summary>
internal sealed class WinBackReading(
    BiReader reader, ReportRun run, IReadOnlyList<ReportSegment> segments, CustomerColumns customers, int binCount)
{
    private const int MostListed = 40;
    private const int MostPoints = 1500;
    private const int MostValues = 40;
    private const int MostTypical = 8;

    // The upper fifth by money and the lower two fifths by recency, in whole scores.
    private readonly int _monetaryFrom = (int)Math.Floor(0.8 * binCount) + 1;
    private readonly int _recencyTo = Math.Max(1, (int)Math.Floor(0.4 * binCount));

    /// <summary>Customers of much money gone quiet; null where nobody has a score.</summary>
    public async Task<ReportWinBack?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!customers.Rows.Any(row => row.IsScored))
        {
            return null;
        }

        var all = customers.Rows.Where(IsQuiet).ToArray();
        var listed = await CustomersAsync(
            [.. all.OrderByDescending(row => row.RevenueAmount).ThenBy(row => row.CustomerKey).Take(MostListed)], cancellationToken);
        return new ReportWinBack(
            binCount,
            _monetaryFrom,
            _recencyTo,
            all.Length,
            all.Sum(row => row.RevenueAmount),
            listed,
            await GroupsAsync(all, cancellationToken));
    }

    /// <summary>The most typical customer of each of the largest segments: nearest to its mean revenue.</summary>
    public Task<IReadOnlyList<ReportCustomer>> ExamplesAsync(CancellationToken cancellationToken)
    {
        var typical = segments.Where(segment => segment.CustomerCount > 0).OrderByDescending(segment => segment.RevenueAmount)
            .Take(MostTypical)
            .Select(segment => customers.Rows.Where(row => row.IsScored && row.SegmentKey == segment.SegmentKey)
                .OrderBy(row => Math.Abs((double)row.RevenueAmount - (segment.RevenueAmountMean ?? 0)))
                    .ThenBy(row => row.CustomerKey)
                    .Take(1))
            .SelectMany(rows => rows);
        return CustomersAsync([.. typical], cancellationToken);
    }

    /// <summary>A sample of customers with two orders and more: one order has no rate.</summary>
    public IReadOnlyList<BubbleScatter.Point> Points(ReportWinBack? winBack)
    {
        var names = (winBack?.Listed ?? []).ToDictionary(customer => customer.Detail.CustomerKey, customer => customer.Detail.CustomerId);
        var eligible = customers.Rows.Where(row => row.IsScored && row.OrderCount > 1 && row.FirstOrderDate is not null);
        var sample = SampleOrder.Take(eligible.Where(row => !names.ContainsKey(row.CustomerKey)), MostPoints);
        return
        [
            .. sample.Concat(eligible.Where(row => names.ContainsKey(row.CustomerKey)))
                .Select(
                    row => new BubbleScatter.Point(
                        row.RecencyDays,
                        OrdersPerYear(row),
                        (double)row.RevenueAmount,
                        IsQuiet(row),
                        names.GetValueOrDefault(row.CustomerKey))),
        ];
    }

    private bool IsQuiet(CustomerColumns.Row row) => row.IsScored && row.MonetaryScore >= _monetaryFrom && row.RecencyScore <= _recencyTo;

    // Over the time that the customer could order in the window; under a month that says little, so it counts as one.
    private double OrdersPerYear(CustomerColumns.Row row)
    {
        var from = run.WindowMonths is { } months && run.AsOfDate.AddMonths(-months) > row.FirstOrderDate!.Value
            ? run.AsOfDate.AddMonths(-months)
            : row.FirstOrderDate!.Value;
        return row.OrderCount * 365.0 / Math.Max(30, run.AsOfDate.DayNumber - from.DayNumber);
    }

    private async Task<IReadOnlyList<ReportCustomer>> CustomersAsync(CustomerColumns.Row[] rows, CancellationToken cancellationToken)
    {
        var details =
            (await reader.ReadCustomersAsync(
                [.. rows.Select(row => row.CustomerKey)], run.AsOfDate, cancellationToken)).ToDictionary(detail => detail.CustomerKey);
        return
        [
            .. rows.Where(row => details.ContainsKey(row.CustomerKey)).Select(row => new ReportCustomer
            {
                Detail = details[row.CustomerKey],
                Segment = segments.First(segment => segment.SegmentKey == row.SegmentKey),
                RecencyDays = row.RecencyDays,
                OrderCount = row.OrderCount,
                FrequencyCount = row.FrequencyCount,
                RevenueAmount = row.RevenueAmount,
                MonetaryAmount = row.MonetaryAmount,
                FirstOrderDate = row.FirstOrderDate,
                Scores = (row.RecencyScore, row.FrequencyScore, row.MonetaryScore),
                ProbabilityAlive = double.IsNaN(row.ProbabilityAlive) ? null : row.ProbabilityAlive,
                PredictedValue12MAmount = row.PredictedValue12MAmount,
                PredictionGap = row.PredictionGap,
            }),
        ];
    }

    // One pass over all attributes; an attribute of very many values, such as a birthday, groups nobody.
    private async Task<IReadOnlyList<ReportWinBackGroup>> GroupsAsync(CustomerColumns.Row[] quiet, CancellationToken cancellationToken)
    {
        var revenue = quiet.ToDictionary(row => (long)row.CustomerKey, row => row.RevenueAmount);
        var inRun = customers.Rows.Select(row => (long)row.CustomerKey).ToHashSet();
        var groups = new Dictionary<(string Name, string Value), (long Count, decimal Revenue, long Population)>();
        var tooMany = new HashSet<string>(StringComparer.Ordinal);
        await using var rows = await reader.OpenAsync(
            new BiQuery("CustomerAttribute") { Columns = ["CustomerKey", "AttributeName", "AttributeValue"] }, cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var (customerKey, name) = ((long)rows.Value(0)!, (string)rows.Value(1)!);
            if (tooMany.Contains(name) || !inRun.Contains(customerKey))
            {
                continue;
            }

            var key = (name, (string)rows.Value(2)!);
            var isQuiet = revenue.TryGetValue(customerKey, out var amount);
            var known = groups.TryGetValue(key, out var group);
            groups[key] = (group.Count + (isQuiet ? 1 : 0), group.Revenue + amount, group.Population + 1);
            if (!known && groups.Keys.Count(other => other.Name == name) > MostValues)
            {
                tooMany.Add(name);
            }
        }

        return
        [
            .. groups.Where(group => group.Value.Count > 0 && !tooMany.Contains(group.Key.Name))
                .OrderBy(group => group.Key.Name, StringComparer.Ordinal)
                .ThenByDescending(group => group.Value.Revenue)
                .ThenBy(group => group.Key.Value, StringComparer.Ordinal)
                .Select(
                    group => new ReportWinBackGroup(
                        group.Key.Name, group.Key.Value, group.Value.Count, group.Value.Revenue, group.Value.Population)),
        ];
    }
}
