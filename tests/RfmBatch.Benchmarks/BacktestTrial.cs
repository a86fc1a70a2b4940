using System.Globalization;
using System.IO.Compression;
using RfmBatch.Core;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Benchmarks;

/// <summary>Predicts public shops at earlier dates, as version 0.1 chose and as a run chooses now, and compares with what came.</summary>
/// <remarks>
/// <c>dotnet run --project tests/RfmBatch.Benchmarks --configuration Release -- backtest FOLDER</c>, the folder of public data as
/// <c>scripts/testdata.sh</c> fills it. "Before" is BG/NBD (its limit where that is not identified) without season and first order, with
/// intervals of chance and parameters alone.
/// </remarks>
internal static class BacktestTrial
{
    private static readonly Dictionary<string, string> Before = new()
    {
        ["value"] = "bgnbd",
        ["season"] = "off",
        ["first-order"] = "out",
    };

    public static int Run(string[] arguments)
    {
        Console.WriteLine(
            "shop            as of       days  model        orders before/now   held  revenue before/now  held  segments o/r now");
        var counts = new int[4];
        var number = 0;
        foreach (var (shop, lines, asOfs) in Shops(arguments[0]))
        {
            var end = lines.Max(line => line.Day) + 1;
            foreach (var (asOf, days) in asOfs.SelectMany(
                asOf => ((int[])[91, 182, 365]).Where(days => Day.FromDate(asOf) + days <= end).Select(days => (asOf, days))))
            {
                var before = ShopOutcome.Of(lines, asOf, days, Before);
                var now = ShopOutcome.Of(lines, asOf, days, new Dictionary<string, string>());
                bool[] held =
                [
                    Math.Abs(before.Orders.Error) <= 1.645 * before.Orders.Model, now.OrdersCovered,
                    Math.Abs(before.Revenue.Error) <= 1.645 * before.Revenue.Model, now.RevenueCovered
                ];
                for (var i = 0; i < held.Length; i++)
                {
                    counts[i] += held[i] ? 1 : 0;
                }

                number++;
                string Held(int i) => $"{(held[i] ? "yes" : "no"),3}/{(held[i + 1] ? "yes" : "no"),-3}";
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{shop,-15} {asOf:yyyy-MM-dd} {days,5}  {now.ModelName,-11} "
                    + $"{before.OrdersBias,8:+0.0%;-0.0%}/{now.OrdersBias,-8:+0.0%;-0.0%} "
                    + $"{Held(0)} {before.RevenueBias,8:+0.0%;-0.0%}/{now.RevenueBias,-8:+0.0%;-0.0%} {Held(2)}  "
                    + $"{now.SegmentOrders.Within}/{now.SegmentOrders.Count} {now.SegmentRevenue.Within}/{now.SegmentRevenue.Count}  "
                    + $"{now.BacktestCount} ln(H/L) {now.OrdersWidth:0.00}/{now.RevenueWidth:0.00}"));
            }
        }

        Console.WriteLine(
            $"of {number}: orders held {counts[0]} before, {counts[1]} now; revenue {counts[2]} before, {counts[3]} now");
        return 0;
    }

    private static IEnumerable<(string Shop, List<PurchaseLine> Lines, DateOnly[] AsOfs)> Shops(string folder)
    {
        yield return (
            "CDNOW",
            [.. File.ReadLines(Path.Combine(folder, "cdnow/CDNOW_master.txt")).Skip(1)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(fields => Line(int.Parse(fields[0], CultureInfo.InvariantCulture), Date(fields[1], "yyyyMMdd"), fields[3], false))],
            [new(1997, 7, 1), new(1997, 10, 1), new(1998, 1, 1), new(1998, 4, 1)]);
        yield return ("Online Retail", OnlineRetail(folder), [new(2011, 6, 9), new(2011, 9, 9)]);
        yield return (
            "R package rfm",
            [.. File.ReadLines(Path.Combine(folder, "rfm_r/rfm_data_orders.csv")).Skip(1)
                .Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(','))
                .Select(fields => Line(
                    fields[0].Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)),
                    Date(fields[1], "yyyy-MM-dd"),
                    fields[2],
                    false))],
            [new(2006, 1, 1), new(2006, 7, 1)]);
    }

    private static List<PurchaseLine> OnlineRetail(string folder)
    {
        using var reader = new StreamReader(new GZipStream(
            File.OpenRead(Path.Combine(folder, "online_retail/online_retail_all.csv.gz")), CompressionMode.Decompress));
        reader.ReadLine();
        var lines = new List<PurchaseLine>();
        while (reader.ReadLine() is { } line)
        {
            // Descriptions may hold commas; what is wanted stands before or behind them.
            var fields = line.Split(',');
            if (fields[^2].Length > 0)
            {
                var (quantity, price) = (
                    decimal.Parse(fields[^5], CultureInfo.InvariantCulture), decimal.Parse(fields[^3], CultureInfo.InvariantCulture));
                var key = (int)decimal.Parse(fields[^2], CultureInfo.InvariantCulture);
                lines.Add(Line(
                    key,
                    Date(fields[^4][..10], "yyyy-MM-dd"),
                    (quantity * price).ToString(CultureInfo.InvariantCulture),
                    fields[0][0] == 'C' || quantity < 0));
            }
        }

        return lines;
    }

    private static DateOnly Date(string text, string format) => DateOnly.ParseExact(text, format, CultureInfo.InvariantCulture);

    private static PurchaseLine Line(int key, DateOnly date, string amount, bool isReturn) =>
        new(key, Day.FromDate(date), Amount.FromDecimal(decimal.Parse(amount, CultureInfo.InvariantCulture)), isReturn, !isReturn);
}
