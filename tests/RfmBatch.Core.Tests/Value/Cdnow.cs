using System.Globalization;
using RfmBatch.Core.Value;

namespace RfmBatch.Core.Tests.Value;

/// <summary>Fader and Hardie's CDNOW data, observed until 1997-09-30; histories in the order of customer ids.</summary>
internal static class Cdnow
{
    public static readonly DateOnly HoldoutFrom = new(1997, 10, 1);
    public static readonly DateOnly AsOf = new(1998, 7, 1);

    /// <summary>The 2,357 customers of the sample: purchase days and sales.</summary>
    public static IReadOnlyList<PurchaseLine> Sample() => Lines("cdnow/CDNOW_sample.txt", headerLines: 0, customer: 1, date: 2, amount: 4);

    /// <summary>All 23,570 customers.</summary>
    public static IReadOnlyList<PurchaseLine> Master() => Lines("cdnow/CDNOW_master.txt", headerLines: 1, customer: 0, date: 1, amount: 3);

    private static List<PurchaseLine> Lines(string path, int headerLines, int customer, int date, int amount) =>
        [.. SharedData.Lines(path, headerLines)
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Select(fields => new PurchaseLine(
                int.Parse(fields[customer], CultureInfo.InvariantCulture),
                Day.FromDate(DateOnly.ParseExact(fields[date], "yyyyMMdd", CultureInfo.InvariantCulture)),
                RfmBatch.Core.Amount.FromDecimal(decimal.Parse(fields[amount], CultureInfo.InvariantCulture)),
                IsReturn: false,
                IsSale: true))
            .OrderBy(line => line.CustomerKey)];

    /// <summary>Histories of lines, in the order of customer keys.</summary>
    public static PurchaseData Data(IReadOnlyList<PurchaseLine> lines, DateOnly asOf, DateOnly? holdoutFrom = null)
    {
        var builder = new PurchaseDataBuilder(asOf, holdoutFrom);
        foreach (var line in lines.Where(line => line.Day < Day.FromDate(asOf)))
        {
            builder.Add(line);
        }

        return builder.Build();
    }
}
