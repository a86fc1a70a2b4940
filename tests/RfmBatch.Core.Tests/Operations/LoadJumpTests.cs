using RfmBatch.Core.Operations;

namespace RfmBatch.Core.Tests.Operations;

/// <summary>What the two checks of jumps hold, and what they do not.</summary>
public sealed class LoadJumpTests
{
    public static TheoryData<string> Shops => [.. ShopDays.Names];

    [Theory]
    [MemberData(nameof(Shops))]
    public void Weekly_loads_of_a_shop_hold_no_run(string shop)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            Assert.Empty(Held(ShopLoads.Replay(ShopDays.Cut(ShopDays.Of(shop, seed)))));
        }
    }

    [Fact]
    public void Weekly_loads_of_Online_Retail_hold_no_run() =>
        Assert.Empty(Held(ShopLoads.Replay(ShopDays.Cut(ShopLoads.OnlineRetail()))));

    [Fact]
    public void Weekly_loads_of_Cdnow_hold_no_run() => Assert.Empty(Held(ShopLoads.Replay(ShopDays.Cut(ShopLoads.Cdnow()))));

    [Theory]
    [InlineData(7)]
    [InlineData(40)]
    public void First_loads_of_a_large_history_hold_no_run(int length)
    {
        var loads = ShopDays.Cut(ShopDays.Of("strong", 1), length);
        Assert.Empty(Held([LoadVolumeCheck.Evaluate(new LoadHistory(loads, 0)), LastDayCheck.Evaluate(new LoadHistory(loads, 0))]));

        // A first load of a year, then months and weeks of the next.
        var days = ShopDays.Of("strong", 2);
        List<LoadOfDays> mixed = [new(1, "year.csv", null, [.. days.Take(310)]), .. ShopDays.Cut([.. days.Skip(310)], length)
            .Select(load => load with { LoadKey = load.LoadKey + 1 })];
        Assert.Empty(Held(ShopLoads.Replay(mixed)));
    }

    internal static List<string> Held(IEnumerable<QualityFinding> findings) =>
        [.. findings.Where(finding => finding is { Passed: false, Severity: CheckSeverity.Error }).Select(finding => finding.Detail)];
}
