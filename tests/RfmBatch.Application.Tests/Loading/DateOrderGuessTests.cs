using System.Globalization;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Loading;

public sealed class DateOrderGuessTests
{
    [Theory]
    [InlineData("2011-12-09", "2011-12-09")]
    [InlineData("2011-12-09 08:26:00", "2011-12-09")]
    [InlineData("2011-12-09T08:26:00.123Z", "2011-12-09")]
    [InlineData("2011-12-09T23:26:00+02:00", "2011-12-09")]
    [InlineData("2011/12/9", "2011-12-09")]
    [InlineData("20111209", "2011-12-09")]
    [InlineData("31.12.2011", "2011-12-31")]
    [InlineData("09.12.2011", "2011-12-09")]
    [InlineData("31/12/2011 8:26", "2011-12-31")]
    [InlineData("12/31/2011 8:26:01 PM", "2011-12-31")]
    [InlineData("12/31/11", "2011-12-31")]
    [InlineData("09-Dec-2011", "2011-12-09")]
    [InlineData("Dec 9, 2011", "2011-12-09")]
    [InlineData("9 December 2011", "2011-12-09")]
    public void One_date_that_can_be_read_one_way_is_read_so(string text, string expected)
    {
        var order = Decide(null, out _, text);
        Assert.NotNull(order);
        Assert.True(DateReader.FromOrder(order.Value, null).TryRead(text, out int day));
        Assert.Equal(DateOnly.Parse(expected, CultureInfo.InvariantCulture), Day.ToDate(day));
    }

    [Fact]
    public void One_telling_date_decides_for_all_others()
    {
        Assert.Equal(DateOrder.DayMonthYear, Decide(null, out _, "01/02/2011", "03/04/2011", "13/04/2011"));
        Assert.Equal(DateOrder.MonthDayYear, Decide(null, out _, "01/02/2011", "03/04/2011", "04/13/2011"));
    }

    [Fact]
    public void Day_and_month_that_cannot_be_told_apart_are_refused()
    {
        Assert.Null(Decide(null, out string? problem, "01/02/2011", "03/04/2011"));
        Assert.Equal(
            "The dates in the column 'When' can be read as day/month or month/day; say which is meant with --date-format dd/MM/yyyy or "
            + "--date-format MM/dd/yyyy.",
            problem);
    }

    [Fact]
    public void Dates_of_both_orders_are_refused()
    {
        Assert.Null(Decide(null, out string? problem, "13/02/2011", "02/13/2011"));
        Assert.Equal(
            "The dates in the column 'When' are of both orders, day/month and month/day; say which is meant with --date-format dd/MM/yyyy "
            + "or --date-format MM/dd/yyyy.",
            problem);
    }

    [Fact]
    public void A_culture_decides_where_the_dates_do_not()
    {
        Assert.Equal(DateOrder.DayMonthYear, Decide("en-GB", out _, "01/02/2011"));
        Assert.Equal(DateOrder.MonthDayYear, Decide("en-US", out _, "01/02/2011"));
    }

    [Fact]
    public void Text_is_no_date()
    {
        Assert.Null(Decide(null, out string? problem, "soon", "later"));
        Assert.Equal(
            "No date was understood in the column 'When'; say how they are written with --date-format, for example dd.MM.yyyy.", problem);
    }

    [Theory]
    [InlineData("2011-02-30")]
    [InlineData("2011-13-01")]
    [InlineData("09/12/2011")]
    [InlineData("1899-12-31")]
    [InlineData("2011-12-09 25:61")]
    [InlineData("2011-12-09x")]
    [InlineData("2011-12")]
    public void A_date_written_otherwise_than_the_file_is_refused(string text)
    {
        Assert.False(DateReader.FromOrder(DateOrder.YearMonthDay, null).TryRead(text, out _));
    }

    [Fact]
    public void A_given_format_is_the_only_one()
    {
        var reader = DateReader.FromFormat("dd/MM/yyyy HH:mm", null);
        Assert.True(reader.TryRead("02/01/2011 10:20", out int day));
        Assert.Equal(new DateOnly(2011, 1, 2), Day.ToDate(day));
        Assert.False(reader.TryRead("2011-01-02", out _));
    }

    private static DateOrder? Decide(string? culture, out string? problem, params string[] dates)
    {
        var guess = new DateOrderGuess(culture is null ? null : CultureInfo.GetCultureInfo(culture));
        foreach (string date in dates)
        {
            guess.Add(date);
        }

        return guess.Decide("When", out problem);
    }
}
