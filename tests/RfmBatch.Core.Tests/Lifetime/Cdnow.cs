using System.Globalization;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Testing;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>Fader and Hardie's CDNOW data, observed until 1997-09-30; histories in the order of customer ids.</summary>
internal static class Cdnow
{
    public static readonly DateOnly HoldoutFrom = new(1997, 10, 1);
    public static readonly DateOnly AsOf = new(1998, 7, 1);
    private static readonly Lazy<PurchaseHistory> Golden = new(ReadGolden);

    /// <summary>The 2,357 customers of the sample: purchase days and sales.</summary>
    public static IReadOnlyList<PurchaseLine> Sample() => Lines("cdnow/CDNOW_sample.txt", headerLines: 0, customer: 1, date: 2, amount: 4);

    /// <summary>The sample's histories until 1997-09-30, as the golden file has them (sales to the cent of their mean).</summary>
    public static PurchaseHistory Calibration => Golden.Value;

    /// <summary>All 23,570 customers.</summary>
    public static IReadOnlyList<PurchaseLine> Master() => Lines("cdnow/CDNOW_master.txt", headerLines: 1, customer: 0, date: 1, amount: 3);

    private static PurchaseHistory ReadGolden()
    {
        var rows = GoldenData.Rows("cdnow_bgnbd_gg_per_customer.csv")
            .Select(row => row.Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        return new PurchaseHistory
        {
            RepeatOrderDays = [.. rows.Select(row => (int)row[1])],
            AgesAtLastOrder = [.. rows.Select(row => (int)Math.Round(row[2] * 7))],
            Ages = [.. rows.Select(row => (int)Math.Round(row[3] * 7))],
            RepeatSalesAmounts = [.. rows.Select(row => RfmBatch.Core.Amount.FromDecimal((decimal)row[7] * (int)row[1]))],
            FirstSalesAmounts = new long[rows.Length],
        };
    }

    private static List<PurchaseLine> Lines(string path, int headerLines, int customer, int date, int amount) =>
        [.. PublicData.Lines(path, headerLines)
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select(fields => new PurchaseLine(
                int.Parse(fields[customer], CultureInfo.InvariantCulture),
                Day.FromDate(DateOnly.ParseExact(fields[date], "yyyyMMdd", CultureInfo.InvariantCulture)),
                RfmBatch.Core.Amount.FromDecimal(decimal.Parse(fields[amount], CultureInfo.InvariantCulture)),
                IsReturn: false,
                IsSale: true))
            .OrderBy(line => line.CustomerKey)];

    /// <summary>Purchases before a date, in the order of customer keys.</summary>
    public static PurchaseLog Log(IReadOnlyList<PurchaseLine> lines, DateOnly asOf)
    {
        var builder = new PurchaseLogBuilder();
        foreach (var line in lines.Where(line => line.Day < Day.FromDate(asOf)))
        {
            builder.Add(line);
        }

        return builder.Build();
    }

    /// <summary>Their histories.</summary>
    public static PurchaseHistory History(IReadOnlyList<PurchaseLine> lines, DateOnly asOf) =>
        Log(lines, asOf).HistoryAt(Day.FromDate(asOf), isNet: true);
}
