using MathNet.Numerics.Distributions;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Lifetime.Season;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>Operational time, and months found in purchases drawn with and without them.</summary>
public sealed class SeasonTests
{
    private static readonly double[] Christmas = [.75, .8, .9, .9, .95, .9, .85, .85, .95, 1.05, 1.45, 1.75];
    private static readonly int Opening = Day.FromDate(new DateOnly(2022, 1, 1));
    private static readonly int AsOf = Day.FromDate(new DateOnly(2025, 1, 1));

    [Fact]
    public void Without_a_season_time_is_the_calendar_to_the_last_bit()
    {
        var clock = new WeekClock([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], Opening, AsOf);

        Assert.True(clock.IsEven);
        Assert.Equal((AsOf - Opening) / 7.0, clock.Weeks(Opening, AsOf));
        Assert.Equal(Opening + 8, clock.DayAfter(Opening, 8 / 7.0));
        Assert.Equal(0, clock.LogIndex(AsOf));
    }

    [Fact]
    public void A_day_lasts_as_long_as_its_month_is_busy()
    {
        var clock = new WeekClock([.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2], Opening, AsOf + 365);
        var (newYear, december) = (Day.FromDate(new DateOnly(2023, 1, 1)), Day.FromDate(new DateOnly(2023, 12, 1)));

        Assert.Equal(31 * .5 / 7, clock.Weeks(newYear - 1, newYear + 30), 1e-12);
        Assert.Equal(31 * 2 / 7.0, clock.Weeks(december - 1, december + 30), 1e-12);
        Assert.Equal(newYear - 1 + 14, clock.DayAfter(newYear - 1, 1));
        Assert.Equal(Math.Log(2), clock.LogIndex(december));
    }

    [Fact]
    public void Months_are_found_where_there_are_any()
    {
        var season = SeasonFitter.Find(Shop(Christmas, 1), AsOf, true, SeasonOption.Auto, false);
        var truth = SeasonIndexes.Scaled(Christmas);

        Assert.Equal(SeasonBasis.Estimated, season.Basis);
        Assert.InRange(season.PValue!.Value, 0, 1e-3);
        Assert.All(season.Indexes.Zip(truth), pair => Assert.Equal(pair.Second, pair.First, .15));
        Assert.InRange(season.Indexes.Zip(truth).Average(pair => Math.Abs(pair.First - pair.Second)), 0, .06);
        Assert.Equal(365.25, season.Indexes.Zip(SeasonIndexes.MonthDays).Sum(pair => pair.First * pair.Second), 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Months_that_do_not_differ_are_all_1(int seed)
    {
        var season = SeasonFitter.Find(Shop(null, seed), AsOf, true, SeasonOption.Auto, false);

        Assert.Equal(SeasonBasis.NotFound, season.Basis);
        Assert.All(season.Indexes, index => Assert.Equal(1, index));
        Assert.StartsWith("months differ by no more than chance", season.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_years_are_needed_and_500_repeat_orders()
    {
        Assert.Equal(
            "715 days are observed; to tell a season from a trend it takes 716",
            SeasonFitter.Find(Shop(Christmas, 1, 800), Shop(Christmas, 1, 800).FirstDay() + 715, true, SeasonOption.Auto, false).Reason);
        Assert.Matches(
            "^[0-9]+ repeat orders are observed; a season takes 500$",
            SeasonFitter.Find(Shop(Christmas, 1, 60), AsOf, true, SeasonOption.Auto, false).Reason);
    }

    [Fact]
    public void Options_turn_it_off_or_give_it()
    {
        var log = Shop(Christmas, 1, 300);

        Assert.Equal(SeasonBasis.Off, SeasonFitter.Find(log, AsOf, true, SeasonOption.Off, true).Basis);
        var given = SeasonFitter.Find(log, AsOf, true, SeasonOption.Read("1,1,1,1,1,1,1,1,1,1,1,2")!, false);
        Assert.Equal(SeasonBasis.Given, given.Basis);
        Assert.Equal(2, given.Indexes[11] / given.Indexes[0], 1e-12);
        Assert.Null(SeasonOption.Read("1,1,1"));
        Assert.Null(SeasonOption.Read("1,1,1,1,1,1,1,1,1,1,1,-2"));
        Assert.Equal("1,1,1,1,1,1,1,1,1,1,1,1.5", SeasonOption.Read("1,1,1,1,1,1,1,1,1,1,1,1.5")!.ToString());
    }

    // MBG/NBD in operational time: customers come evenly by the calendar.
    private static PurchaseLog Shop(double[]? indexes, int seed, int customers = 3000)
    {
        var random = new RandomStream(seed, 31);
        var sums = new double[AsOf - Opening + 1];
        for (var i = 1; i < sums.Length; i++)
        {
            sums[i] = sums[i - 1] + (indexes is null ? 1 : indexes[Day.ToDate(Opening + i - 1).Month - 1]);
        }

        var builder = new PurchaseLogBuilder();
        for (var key = 1; key <= customers; key++)
        {
            var (rate, dropout) = (Gamma.Sample(random, .8, 6), Beta.Sample(random, .8, 2.5));
            var first = random.NextDouble() * (sums.Length - 1);
            for (var at = sums[(int)first]; at < sums[^1]; at += Exponential.Sample(random, Math.Max(rate, 1e-9)) * 7)
            {
                var found = Array.BinarySearch(sums, at);
                builder.Add(new PurchaseLine(key, Opening + (found >= 0 ? found : ~found - 1), 100_000, false, true));
                if (random.NextDouble() < dropout)
                {
                    break;
                }
            }
        }

        return builder.Build();
    }
}
