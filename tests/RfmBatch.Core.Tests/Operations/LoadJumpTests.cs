using RfmBatch.Core.Operations;

namespace RfmBatch.Core.Tests.Operations;

/// <summary>What the two checks of jumps hold, and what they do not.</summary>
public sealed class LoadJumpTests
{
    public static TheoryData<string> Shops => ["flat", "small", "growing", "fast", "seasonal", "strong", "beach", "monthly"];

    [Theory]
    [MemberData(nameof(Shops))]
    public void Weekly_and_daily_loads_of_a_shop_hold_no_run(string shop)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            Assert.Empty(Held(ShopLoads.Replay(ShopLoads.Cut(Made(shop, seed)))));
        }
    }

    [Fact]
    public void Weekly_loads_of_Online_Retail_hold_no_run() =>
        Assert.Empty(Held(ShopLoads.Replay(ShopLoads.Cut(ShopLoads.OnlineRetail()))));

    [Fact]
    public void Weekly_loads_of_Cdnow_hold_no_run() => Assert.Empty(Held(ShopLoads.Replay(ShopLoads.Cut(ShopLoads.Cdnow()))));

    [Theory]
    [InlineData(7)]
    [InlineData(40)]
    public void First_loads_of_a_large_history_hold_no_run(int length)
    {
        var loads = ShopLoads.Cut(Made("strong", 1), length);
        Assert.Empty(Held([LoadVolumeCheck.Evaluate(new LoadHistory(loads, 0)), LastDayCheck.Evaluate(new LoadHistory(loads, 0))]));

        // A first load of a year, then months and weeks of the next.
        var days = Made("strong", 2);
        List<LoadOfDays> mixed = [new(1, "year.csv", null, [.. days.Take(310)]), .. ShopLoads.Cut([.. days.Skip(310)], length)
            .Select(load => load with { LoadKey = load.LoadKey + 1 })];
        Assert.Empty(Held(ShopLoads.Replay(mixed)));
    }

    internal static IReadOnlyList<LoadedDay> Made(string shop, int seed) => shop switch
    {
        "flat" => ShopLoads.Made(seed, 70, _ => 100),
        "small" => ShopLoads.Made(seed, 110, _ => 4),
        "growing" => ShopLoads.Made(seed, 110, day => 40 * Math.Exp(.02 * day / 7)),
        "fast" => ShopLoads.Made(seed, 50, day => 40 * Math.Exp(.08 * day / 7)),
        "seasonal" => ShopLoads.Made(seed, 110, day => 100 * Math.Exp(.55 * Season(day))),
        "strong" => ShopLoads.Made(seed, 110, day => 100 * Math.Exp(1.15 * Season(day))),
        "beach" => ShopLoads.Made(seed, 160, day => Month(day) is >= 5 and <= 9 ? 80 * Math.Exp(Season(day - 90)) : 0),
        _ => ShopLoads.Made(seed, 210, day => Day.ToDate(ShopLoads.Monday + day).Day <= 7 && day % 7 == 1 ? 200 : 0),
    };

    internal static List<string> Held(IEnumerable<QualityFinding> findings) =>
        [.. findings.Where(finding => finding is { Passed: false, Severity: CheckSeverity.Error }).Select(finding => finding.Detail)];

    private static double Season(int day) => Math.Sin(2 * Math.PI * day / 365.25);

    private static int Month(int day) => Day.ToDate(ShopLoads.Monday + day).Month;
}
