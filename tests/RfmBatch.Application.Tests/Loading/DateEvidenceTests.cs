using System.Globalization;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Loading;

public sealed class DateEvidenceTests
{
    [Theory]
    [InlineData("2011-12-09", "2011-12-09")]
    [InlineData("2011-12-09 08:26:00", "2011-12-09")]
    [InlineData("2011-12-09T08:26:00.123Z", "2011-12-09")]
    [InlineData("2011-12-09T23:26:00+02:00", "2011-12-09")] // the day counts as written
    [InlineData("2011-12-09 23:26:00 +0200", "2011-12-09")]
    [InlineData("2011-12-09 00:26:00 -05", "2011-12-09")]
    [InlineData("2011-12-09 08:26:00 UTC", "2011-12-09")]
    [InlineData("2011-12-09 08:26:00.000000 UTC", "2011-12-09")]
    [InlineData("2011-12-09   08:26", "2011-12-09")]
    [InlineData("2011-12-09T082600Z", "2011-12-09")]
    [InlineData("2011-12-09Z", "2011-12-09")]
    [InlineData("2011/12/9", "2011-12-09")]
    [InlineData("20111209", "2011-12-09")]
    [InlineData("31.12.2011", "2011-12-31")]
    [InlineData("09.12.2011", "2011-12-09")]
    [InlineData("31/12/2011 8:26", "2011-12-31")]
    [InlineData("12/31/2011 8:26:01 PM", "2011-12-31")]
    [InlineData("12/31/2011, 8:26:01\u202FPM", "2011-12-31")]
    [InlineData("31/12/2011 10.30.00 AM", "2011-12-31")]
    [InlineData("31/12/2011 10:30 a.m.", "2011-12-31")]
    [InlineData("31/12/2011 10:30:00 p. m.", "2011-12-31")]
    [InlineData("12/31/11", "2011-12-31")]
    [InlineData("99/12/31", "1999-12-31")]
    [InlineData("09-Dec-2011", "2011-12-09")]
    [InlineData("09-DEC-11 10.30.00.000000000 AM", "2011-12-09")]
    [InlineData("Dec 9, 2011", "2011-12-09")]
    [InlineData("9 December 2011", "2011-12-09")]
    public void One_date_that_can_be_read_one_way_is_read_so(string text, string expected)
    {
        var order = Decide(null, out _, text);
        Assert.NotNull(order);
        Assert.True(DateReader.FromOrder(order.Value, null).TryRead(text, out int day));
        Assert.Equal(Date(expected), Day.ToDate(day));
    }

    [Fact]
    public void One_telling_date_decides_for_all_others()
    {
        Assert.Equal(DateOrder.DayMonthYear, Decide(null, out _, "01/02/2011", "03/04/2011", "13/04/2011"));
        Assert.Equal(DateOrder.MonthDayYear, Decide(null, out _, "01/02/2011", "03/04/2011", "04/13/2011"));
        Assert.Equal(DateOrder.ShortYearMonthDay, Decide(null, out _, "11/02/03", "12/04/05", "98/04/13"));
        Assert.Equal(DateOrder.MonthDayYear, Decide(null, out _, "11/02/03", "12/25/05"));
        Assert.Equal(DateOrder.DayMonthYear, Decide(null, out _, "11-02-03", "13-04-99"));
        Assert.Equal(DateOrder.DayMonthYear, Decide(null, out _, "01/02/11", "13/04/2011"));
    }

    [Theory]
    [InlineData(
        "01/02/2011", "2011-02-01 as dd/MM/yyyy or 2011-01-02 as MM/dd/yyyy. Say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy.")]
    [InlineData(
        "1-2-2011 8:26", "2011-02-01 as d-M-yyyy or 2011-01-02 as M-d-yyyy. Say --date-format d-M-yyyy or --date-format M-d-yyyy.")]
    [InlineData("24/01/15", "2015-01-24 as dd/MM/yy or 2024-01-15 as yy/MM/dd. Say --date-format dd/MM/yy or --date-format yy/MM/dd.")]
    [InlineData("24.01.15", "2015-01-24 as dd.MM.yy or 2024-01-15 as yy.MM.dd. Say --date-format dd.MM.yy or --date-format yy.MM.dd.")]
    [InlineData("24-01-15", "2015-01-24 as dd-MM-yy or 2024-01-15 as yy-MM-dd. Say --date-format dd-MM-yy or --date-format yy-MM-dd.")]
    public void Dates_with_two_readings_are_refused_with_both(string text, string readings)
    {
        Assert.Null(Decide(null, out string? problem, "", text));
        Assert.Equal($"The dates can be read in two ways: line 3 has '{text}' in 'When', which is {readings}", problem);
    }

    [Fact]
    public void Dates_with_three_readings_are_refused_with_all()
    {
        Assert.Null(Decide(null, out string? problem, "05/06/07"));
        Assert.Equal(
            "The dates can be read in three ways: line 2 has '05/06/07' in 'When', which is 2007-06-05 as dd/MM/yy or 2007-05-06 as "
            + "MM/dd/yy or 2005-06-07 as yy/MM/dd. Say --date-format dd/MM/yy or --date-format MM/dd/yy or --date-format yy/MM/dd.",
            problem);
    }

    [Fact]
    public void Dates_that_are_the_same_in_every_reading_are_read()
    {
        Assert.Equal(DateOrder.DayMonthYear, Decide(null, out _, "05/05/2005", "06/06/2006"));
        Assert.NotNull(Decide(null, out _, "11/11/11"));
    }

    [Fact]
    public void Dates_of_both_orders_are_refused_with_a_line_of_each()
    {
        Assert.Null(Decide(null, out string? problem, [.. Enumerable.Repeat("13/02/2011", 1000), "02/13/2011"]));
        Assert.Equal(
            "The dates contradict each other: line 2 has '13/02/2011' in 'When', which is not MM/dd/yyyy; line 1002 has '02/13/2011' in "
            + "'When', which is not dd/MM/yyyy. Correct the rows, or say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy and those of "
            + "another order are rejected.",
            problem);
        Assert.Null(Decide(null, out problem, "13/02/31", "99/02/13", "02/31/13"));
        Assert.Equal(
            "The dates contradict each other: line 2 has '13/02/31' in 'When', which is not MM/dd/yy; line 3 has '99/02/13' in 'When', "
            + "which is not dd/MM/yy; line 4 has '02/31/13' in 'When', which is not yy/MM/dd. Correct the rows, or say --date-format "
            + "dd/MM/yy or --date-format MM/dd/yy or --date-format yy/MM/dd and those of another order are rejected.",
            problem);
    }

    [Fact]
    public void A_later_date_of_the_other_order_is_refused_too()
    {
        var evidence = new DateEvidence("When", null);
        evidence.Add("13/02/2011", 2);
        var reader = DateReader.FromOrder(evidence.Decide(out _)!.Value, null, evidence);
        Assert.True(reader.TryRead("01/02/2011", 3, out _));
        Assert.False(reader.TryRead("31/31/2011", 4, out _)); // is none in any order
        Assert.False(reader.TryRead("30/02/2011", 5, out _));
        Assert.False(reader.TryRead("2011-02-13", 6, out _)); // of another kind: rejected, not swapped
        var error = Assert.Throws<InvalidInputException>(() => reader.TryRead("02/13/2011", 7, out _));
        Assert.Equal(
            "The dates contradict each other: line 2 has '13/02/2011' in 'When', which is not MM/dd/yyyy; line 7 has '02/13/2011' in "
            + "'When', which is not dd/MM/yyyy. Correct the rows, or say --date-format dd/MM/yyyy or --date-format MM/dd/yyyy and those of "
            + "another order are rejected.",
            error.Message);
    }

    [Fact]
    public void A_culture_decides_where_the_dates_do_not()
    {
        Assert.Equal(DateOrder.DayMonthYear, Decide("en-GB", out _, "01/02/2011"));
        Assert.Equal(DateOrder.MonthDayYear, Decide("en-US", out _, "01/02/2011"));
        Assert.Equal(DateOrder.DayMonthYear, Decide("de-DE", out _, "24.01.15"));
        Assert.Equal(DateOrder.ShortYearMonthDay, Decide("ja-JP", out _, "24/01/15"));
        Assert.Equal(DateOrder.MonthDayYear, Decide("de-DE", out _, "01/02/2011", "01/13/2011"));
        Assert.Null(Decide("ja-JP", out _, "01/02/2011"));
    }

    [Fact]
    public void Text_is_no_date()
    {
        Assert.Null(Decide(null, out string? problem, "soon", "later"));
        Assert.Equal(
            "No date was understood in the column 'When': line 2 has 'soon' in 'When'. Say how they are written with --date-format, for "
            + "example dd.MM.yyyy.",
            problem);
    }

    [Theory]
    [InlineData("45292", "2024-01-01", "a day number of a spreadsheet", "excel")]
    [InlineData("45657.75", "2024-12-31", "a day number of a spreadsheet", "excel")]
    [InlineData("1704067199", "2023-12-31", "seconds since 1970 in UTC", "epoch")]
    [InlineData("1704067200.5", "2024-01-01", "seconds since 1970 in UTC", "epoch")]
    [InlineData("1704067200123", "2024-01-01", "milliseconds since 1970 in UTC", "epoch-ms")]
    public void Numbers_instead_of_dates_are_asked_about_and_read_when_named(string text, string date, string meaning, string format)
    {
        Assert.Null(Decide(null, out string? problem, text));
        Assert.Equal(
            $"The dates are numbers: line 2 has '{text}' in 'When', which is {date} as {meaning}. Say --date-format {format} if that is "
            + "meant.",
            problem);
        Assert.True(DateReader.FromFormat(format, null).TryRead(text, out int day));
        Assert.Equal(Date(date), Day.ToDate(day));
    }

    [Theory]
    [InlineData("excel", "2024-01-01")]
    [InlineData("excel", "1")] // before 1900
    [InlineData("excel", "2958466")]
    [InlineData("epoch", "9999999999999999999")]
    [InlineData("epoch", "-5")]
    [InlineData("epoch-ms", "1704067200.")]
    [InlineData("epoch-ms", "")]
    public void A_number_that_is_no_date_is_none(string format, string text) =>
        Assert.False(DateReader.FromFormat(format, null).TryRead(text, out _));

    [Theory]
    [InlineData("2011-02-30")]
    [InlineData("2011-13-01")]
    [InlineData("09/12/2011")]
    [InlineData("1899-12-31")]
    [InlineData("2011-12-09 25:61")]
    [InlineData("2011-12-09x")]
    [InlineData("2011-12-09 soon")]
    [InlineData("2011-12-09 10:30 10:30")]
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
        Assert.False(reader.TryRead("02/01/2011", out _));
    }

    [Theory]
    [InlineData("yy/MM/dd", "24/01/15", null)]
    [InlineData("yy/MM/dd", "24/01/15 10:30", null)] // a time that the format does not have is dropped
    [InlineData("yy.MM.dd", "24.01.15T10:30:00Z", null)]
    [InlineData("dd/MM/yyyy", "15/01/2024", "de-DE")] // whose own separator is a point
    [InlineData("yyyy-MM-dd HH:mm zzz", "2024-01-15 23:30 -08:00", null)] // the day counts as written
    [InlineData("yyyy-MM-ddTHH:mm:ssK", "2024-01-15T00:30:00+05:30", null)]
    public void A_given_format_is_taken_at_its_word(string format, string text, string? culture)
    {
        var reader = DateReader.FromFormat(format, culture is null ? null : CultureInfo.GetCultureInfo(culture));
        Assert.True(reader.TryRead(text, out int day));
        Assert.Equal(new DateOnly(2024, 1, 15), Day.ToDate(day));
    }

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateOrder? Decide(string? culture, out string? problem, params string[] dates)
    {
        var evidence = new DateEvidence("When", culture is null ? null : CultureInfo.GetCultureInfo(culture));
        for (var index = 0; index < dates.Length; index++)
        {
            if (dates[index].Length > 0)
            {
                evidence.Add(dates[index], index + 2);
            }
        }

        return evidence.Decide(out problem);
    }
}
