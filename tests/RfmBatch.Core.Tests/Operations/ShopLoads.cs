using System.Globalization;
using System.IO.Compression;
using RfmBatch.Core.Operations;
using RfmBatch.Testing;

namespace RfmBatch.Core.Tests.Operations;

/// <summary>Days of real shops, and what runs after each of their loads would find.</summary>
internal static class ShopLoads
{
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

    private static int DayOf(string text, string format) =>
        Day.FromDate(DateOnly.ParseExact(text, format, CultureInfo.InvariantCulture));
}
