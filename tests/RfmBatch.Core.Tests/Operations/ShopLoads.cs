using System.Globalization;
using System.IO.Compression;
using RfmBatch.Core.Operations;
using RfmBatch.Testing;

namespace RfmBatch.Core.Tests.Operations;

/// <summary>Days of shops, real and made, cut into loads.</summary>
internal static class ShopLoads
{
    /// <summary>The first day of made shops, a Monday.</summary>
    public static readonly int Monday = Day.FromDate(new DateOnly(2020, 1, 6));

    /// <summary>All lines of Online Retail that have a customer, 2010-12-01 to 2011-12-09.</summary>
    public static IReadOnlyList<LoadedDay> OnlineRetail()
    {
        using var file = File.OpenRead(PublicData.Path("online_retail/online_retail_all.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        reader.ReadLine();
        var days = new Dictionary<int, LoadedDay>();
        while (reader.ReadLine() is { } line)
        {
            // Descriptions may hold commas; what is wanted stands before or behind them.
            var fields = line.Split(',');
            if (fields[^2].Length > 0)
            {
                var amount = Amount.FromDecimal(int.Parse(fields[^5], CultureInfo.InvariantCulture)
                    * decimal.Parse(fields[^3], CultureInfo.InvariantCulture));
                DayTotals.Add(days, [new(DayOf(fields[^4][..10], "yyyy-MM-dd"), 1, amount, Math.Max(0, amount))]);
            }
        }

        return [.. days.Values.OrderBy(day => day.Day)];
    }

    /// <summary>All purchases of CDNOW, 1997-01-01 to 1998-06-30: from 1997-04 on of known customers alone.</summary>
    public static IReadOnlyList<LoadedDay> Cdnow()
    {
        var days = new Dictionary<int, LoadedDay>();
        foreach (var line in PublicData.Lines("cdnow/CDNOW_master.txt", headerLines: 1))
        {
            var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var amount = Amount.FromDecimal(decimal.Parse(fields[3], CultureInfo.InvariantCulture));
            DayTotals.Add(days, [new(DayOf(fields[1], "yyyyMMdd"), 1, amount, amount)]);
        }

        return [.. days.Values.OrderBy(day => day.Day)];
    }

    /// <summary>A made shop: rows of a day around a level, of a mean amount of 20; closed on Sundays.</summary>
    /// <param name="seed">Of its chance.</param>
    /// <param name="weeks">How long.</param>
    /// <param name="level">Rows of a day, by the day since its beginning; 0 where it is closed.</param>
    public static IReadOnlyList<LoadedDay> Made(int seed, int weeks, Func<int, double> level)
    {
        var random = new RandomStream(seed, 51);
        List<LoadedDay> days = [];
        for (var day = 0; day < weeks * 7; day++)
        {
            var weekday = (day % 7) switch { 6 => 0, 5 => 1.6, 4 => 1.3, _ => 1 };
            var mean = level(day) * weekday;
            var rows = (long)Math.Round(mean + (Math.Sqrt(mean) * Normal(random)));
            if (mean > 0 && rows > 0)
            {
                var amount = Amount.FromDecimal((decimal)Math.Round(rows * 20 * Math.Exp(.1 * Normal(random)), 2));
                days.Add(new LoadedDay(Monday + day, rows, amount, amount));
            }
        }

        return days;
    }

    /// <summary>Loads of so many days each, from key 1 on.</summary>
    public static IReadOnlyList<LoadOfDays> Cut(IReadOnlyList<LoadedDay> days, int length = 7) =>
        [.. days.GroupBy(day => (day.Day - days[0].Day) / length)
            .Select((part, index) => new LoadOfDays(index + 1, $"week{index + 1}.csv", null, [.. part]))];

    /// <summary>Findings of both checks as runs after each load would have them, all published.</summary>
    public static IEnumerable<QualityFinding> Replay(IReadOnlyList<LoadOfDays> loads, int from = 1)
    {
        for (var count = from; count <= loads.Count; count++)
        {
            var history = new LoadHistory([.. loads.Take(count)], count == 1 ? 0 : loads[count - 2].LoadKey);
            yield return LastDayCheck.Evaluate(history);
            yield return LoadVolumeCheck.Evaluate(history);
        }
    }

    /// <summary>The day with so many times its rows and amounts.</summary>
    public static LoadedDay Times(this LoadedDay day, double factor) => new(
        day.Day, (long)(day.RowCount * factor), (long)(day.Amount * factor), (long)(day.SalesAmount * factor));

    private static int DayOf(string text, string format) =>
        Day.FromDate(DateOnly.ParseExact(text, format, CultureInfo.InvariantCulture));

    // Box and Muller.
    private static double Normal(RandomStream random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
