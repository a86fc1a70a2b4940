using RfmBatch.Core.Operations;

namespace RfmBatch.Core.Tests.Operations;

public sealed class LoadVolumeCheckTests
{
    [Theory]
    [InlineData("flat", 2)]
    [InlineData("small", 30)]
    [InlineData("strong", 9)]
    [InlineData("monthly", 40)]
    public void A_file_loaded_twice_is_held_from_the_second_load_on(string shop, int count)
    {
        var loads = ShopDays.Cut(ShopDays.Of(shop, 1)).Take(count).ToList();
        loads.Add(loads[^1] with { LoadKey = 900, SourceName = "again.csv" });

        // Whether a run was made between them or not.
        foreach (var seen in (int[])[loads[^2].LoadKey, 0])
        {
            var finding = LoadVolumeCheck.Evaluate(new LoadHistory(loads, seen));
            Assert.Equal(("RFM051", false, CheckSeverity.Error), (finding.CheckId, finding.Passed, finding.Severity));
            Assert.Equal(["load 900"], finding.Subjects);
            Assert.Contains("load 900 ('again.csv'): ", finding.Detail, StringComparison.Ordinal);
            Assert.Contains("they count twice (limit 50% of the rows)", finding.Detail, StringComparison.Ordinal);
            Assert.EndsWith(
                "Take a wrong load back (rfmbatch loads undo 900) and run again; if it is right, publish with --accept RFM051.",
                finding.Detail,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("flat")]
    [InlineData("strong")]
    [InlineData("small")]
    public void An_export_of_everything_so_far_is_held(string shop)
    {
        var days = ShopDays.Of(shop, 2);
        LoadOfDays[] loads = [new(1, "monday.csv", null, [.. days.Take(20)]), new(2, "tuesday.csv", null, [.. days.Take(21)])];
        Assert.True(IsHeld(new LoadHistory(loads, 1)));
        Assert.True(IsHeld(new LoadHistory(loads, 0)));

        // Corrected here and there it is no longer the same, and days grow all the same.
        var weekly = ShopDays.Cut(days).Take(30).ToList();
        weekly.Add(new LoadOfDays(99, "all.csv", null, [.. weekly.SelectMany(load => load.Days).Select((day, i) =>
            day with { RowCount = day.RowCount + (i % 2), Amount = day.Amount - i })]));
        Assert.True(IsHeld(new LoadHistory(weekly, 30)));
    }

    [Theory]
    [InlineData("flat", 2, 40)]
    [InlineData("growing", 2, 40)]
    [InlineData("fast", 2, 40)]
    [InlineData("seasonal", 2, 40)]
    [InlineData("flat", .5, 40)]
    [InlineData("growing", .5, 40)]
    [InlineData("seasonal", .5, 40)]
    [InlineData("flat", .667, 40)]
    [InlineData("flat", 2, 8)]
    public void A_week_with_every_row_twice_or_without_a_store_is_held(string shop, double factor, int week)
    {
        var held = 0;
        for (var seed = 1; seed <= 5; seed++)
        {
            var loads = ShopDays.Cut(ShopDays.Of(shop, seed)).Take(week).ToList();
            loads[^1] = loads[^1] with { Days = [.. loads[^1].Days.Select(day => day.Times(factor))] };
            held += IsHeld(new LoadHistory(loads, week - 1)) ? 1 : 0;
        }

        Assert.InRange(held, 4, 5);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(2.5)]
    [InlineData(.01)]
    public void Amounts_of_another_size_are_held(double factor)
    {
        var loads = ShopDays.Cut(ShopDays.Of("growing", 3)).Take(40).ToList();
        loads[^1] = loads[^1] with { Days = [.. loads[^1].Days.Select(day => day.Times(factor) with { RowCount = day.RowCount })] };
        var finding = LoadVolumeCheck.Evaluate(new LoadHistory(loads, 39));
        Assert.False(finding.Passed);
        Assert.Matches(
            @"^New loads are like those before: load 40 \('week40\.csv'\): its 6 new days have [\d,]+ sales a day, where stretches of as "
            + @"many days before had [\d,]+ to [\d,]+ \(limits [\d,]+ and [\d,]+, from 39 stretches\)\. Take",
            finding.Detail);
    }

    [Fact]
    public void A_load_that_is_held_is_new_until_a_run_is_published()
    {
        var loads = ShopDays.Cut(ShopDays.Of("flat", 4)).Take(42).ToList();
        loads[39] = loads[39] with { Days = [.. loads[39].Days.Select(day => day.Times(2))] };

        // Weeks after it came, and the last published run is that of week 39: it is measured by none of them.
        var held = LoadVolumeCheck.Evaluate(new LoadHistory(loads, 39));
        Assert.Equal(["load 40"], held.Subjects);

        var accepted = new LoadHistory(loads, 39) { Accepted = [new AcceptedSubject("RFM051", "load 40", 7)] };
        var finding = LoadVolumeCheck.Evaluate(accepted);
        Assert.Equal((CheckSeverity.Notice, false), (finding.Severity, finding.Passed));
        Assert.Empty(finding.Subjects);
        Assert.EndsWith(" Accepted before.", finding.Detail, StringComparison.Ordinal);
        Assert.True(LoadVolumeCheck.Evaluate(new LoadHistory(loads, 42)).Passed);
    }

    // Exports that end within a day, in parts, or with late rows: what comes every day is no jump.
    [Theory]
    [InlineData("nightly")]
    [InlineData("parts")]
    [InlineData("late")]
    [InlineData("stores")]
    public void What_every_load_does_is_no_jump(string how)
    {
        var days = ShopDays.Of("growing", 5).Take(300).ToList();
        var loads = how switch
        {
            "nightly" => Nightly(days),
            "parts" => Parts(days, null, null),
            "stores" => Parts(days, "north", "south"),
            _ => Late(days),
        };
        Assert.Empty(LoadJumpTests.Held(ShopLoads.Replay(loads)));
    }

    [Fact]
    public void Every_night_the_last_ten_days_again_in_the_place_of_those_before_is_no_jump()
    {
        var days = ShopDays.Of("growing", 7).Take(300).ToList();
        for (var night = 1; night < days.Count - 9; night++)
        {
            // Of each load only the day counts that no later one replaced, of the newest all ten.
            List<LoadOfDays> loads = [.. days.Take(night).Select((day, i) => new LoadOfDays(i + 1, "last ten days", "shop", [day]))];
            loads.Add(new LoadOfDays(night + 1, "last ten days", "shop", [.. days.Skip(night).Take(10)]));
            Assert.Empty(LoadJumpTests.Held([LoadVolumeCheck.Evaluate(new LoadHistory(loads, night))]));
        }
    }

    [Fact]
    public void A_store_of_which_every_second_row_is_missing_is_held_though_the_others_are_there()
    {
        var loads = Parts([.. ShopDays.Of("flat", 6).Take(300)], "north", "south");
        loads[^1] = loads[^1] with { Days = [.. loads[^1].Days.Select(day => day.Times(.5))] };
        var finding = LoadVolumeCheck.Evaluate(new LoadHistory(loads, loads[^3].LoadKey));
        Assert.Equal([$"load {loads[^1].LoadKey}"], finding.Subjects);
    }

    [Fact]
    public void Without_new_loads_there_is_nothing_to_say() => Assert.True(LoadVolumeCheck.Evaluate(null).Passed);

    // The first fifth of each day is in the load before.
    private static List<LoadOfDays> Nightly(List<LoadedDay> days) =>
        [.. days.Zip(days.Skip(1)).Select((pair, i) => new LoadOfDays(i + 1, "night", null, i == 0
            ? [pair.First, pair.Second.Times(.2)]
            : [Minus(pair.First, pair.First.Times(.2)), pair.Second.Times(.2)]))];

    private static List<LoadOfDays> Parts(List<LoadedDay> days, string? first, string? second) =>
        [.. ShopDays.Cut(days).SelectMany(load => (LoadOfDays[])
        [
            new((2 * load.LoadKey) - 1, "north", first, [.. load.Days.Select(day => day.Times(.6))]),
            new(2 * load.LoadKey, "south", second, [.. load.Days.Select(day => Minus(day, day.Times(.6)))]),
        ])];

    private static List<LoadOfDays> Late(List<LoadedDay> days)
    {
        var weeks = ShopDays.Cut(days);
        return [.. weeks.Select((load, i) => load with
        {
            Days = [.. (i == 0 ? [] : weeks[i - 1].Days.Select(day => day.Times(.05))), .. load.Days.Select(day => day.Times(.95))],
        })];
    }

    private static LoadedDay Minus(LoadedDay all, LoadedDay part) => new(
        all.Day, all.RowCount - part.RowCount, all.Amount - part.Amount, all.SalesAmount - part.SalesAmount);

    private static bool IsHeld(LoadHistory history) =>
        LoadVolumeCheck.Evaluate(history) is { Passed: false, Severity: CheckSeverity.Error };
}
