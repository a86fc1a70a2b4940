using RfmBatch.Core.Operations;

namespace RfmBatch.Core.Tests.Operations;

/// <summary>Days of made shops, cut into loads.</summary>
internal static class ShopDays
{
    /// <summary>The first day of made shops, a Monday.</summary>
    public static readonly int Monday = Day.FromDate(new DateOnly(2020, 1, 6));

    /// <summary>Steady, of four rows a day, growing by 2% or 8% a week, with a season of 3 : 1 or 10 : 1, open May to September, or on
    /// one day a month.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["flat", "small", "growing", "fast", "seasonal", "strong", "beach", "monthly"];

    /// <summary>The days of a shop of one of the <see cref="Names"/>.</summary>
    public static IReadOnlyList<LoadedDay> Of(string shop, int seed) => shop switch
    {
        "flat" => Made(seed, 70, _ => 100),
        "small" => Made(seed, 110, _ => 4),
        "growing" => Made(seed, 110, day => 40 * Math.Exp(.02 * day / 7)),
        "fast" => Made(seed, 50, day => 40 * Math.Exp(.08 * day / 7)),
        "seasonal" => Made(seed, 110, day => 100 * Math.Exp(.55 * Season(day))),
        "strong" => Made(seed, 110, day => 100 * Math.Exp(1.15 * Season(day))),
        "beach" => Made(seed, 160, day => Month(day) is >= 5 and <= 9 ? 80 * Math.Exp(Season(day - 90)) : 0),
        _ => Made(seed, 210, day => Day.ToDate(Monday + day).Day <= 7 && day % 7 == 1 ? 200 : 0),
    };

    /// <summary>Loads of so many days each, from key 1 on.</summary>
    public static IReadOnlyList<LoadOfDays> Cut(IReadOnlyList<LoadedDay> days, int length = 7) =>
        [.. days.GroupBy(day => (day.Day - days[0].Day) / length)
            .Select((part, index) => new LoadOfDays(index + 1, $"week{index + 1}.csv", null, [.. part]))];

    /// <summary>The day with so many times its rows and amounts.</summary>
    public static LoadedDay Times(this LoadedDay day, double factor) => new(
        day.Day, (long)(day.RowCount * factor), (long)(day.Amount * factor), (long)(day.SalesAmount * factor));

    /// <summary>A made shop: rows of a day around a level, of a mean amount of 20; closed on Sundays.</summary>
    /// <param name="seed">Of its chance.</param>
    /// <param name="weeks">How long.</param>
    /// <param name="level">Rows of a day, by the day since its beginning; 0 where it is closed.</param>
    private static List<LoadedDay> Made(int seed, int weeks, Func<int, double> level)
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

    private static double Season(int day) => Math.Sin(2 * Math.PI * day / 365.25);

    private static int Month(int day) => Day.ToDate(Monday + day).Month;

    // Box and Muller.
    private static double Normal(RandomStream random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
