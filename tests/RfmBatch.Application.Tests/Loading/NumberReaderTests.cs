using System.Globalization;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Loading;

public sealed class NumberReaderTests
{
    [Theory]
    [InlineData(null, "11.77", "11.77")]
    [InlineData(null, "-0.5", "-0.5")]
    [InlineData(null, "+3", "3")]
    [InlineData(null, ".5", "0.5")]
    [InlineData(null, "5.", "5")]
    [InlineData(null, "1e-05", "0.00001")]
    [InlineData(null, "123456789012.1234", "123456789012.1234")]
    [InlineData("de-DE", "11,77", "11.77")]
    [InlineData("de-DE", "1.234,5", "1234.5")]
    [InlineData("de-DE", "-1.234.567", "-1234567")]
    [InlineData("en-US", "1,234.50", "1234.50")]
    [InlineData("en-US", "1,234", "1234")]
    public void TryRead_reads_exactly(string? culture, string text, string expected)
    {
        Assert.True(Reader(culture).TryRead(text, out decimal value));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData(null, "NaN")]
    [InlineData(null, "1e309")]
    [InlineData(null, "")]
    [InlineData(null, "-")]
    [InlineData(null, ".")]
    [InlineData(null, "11,77")]
    [InlineData(null, "1,234")]
    [InlineData(null, "twelve")]
    [InlineData(null, "Infinity")]
    [InlineData(null, "1 234")]
    [InlineData(null, "99999999999999999999999999999999")]
    [InlineData("en-US", "11,77")]
    [InlineData("en-US", "1234,567")]
    [InlineData("de-DE", "11.77")]
    [InlineData("de-DE", "1,234.567")]
    public void TryRead_refuses_what_is_no_number_in_the_culture(string? culture, string text)
    {
        Assert.False(Reader(culture).TryRead(text, out _));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("5.")]
    [InlineData("-.5")]
    [InlineData("11.77")]
    [InlineData("23.9900")]
    [InlineData("-999999999999.9999")]
    [InlineData("999999999999.9999")]
    public void TryReadPlain_reads_what_the_exact_way_reads(string text)
    {
        Assert.True(Reader(null).TryReadPlain(text, out long amount));
        Assert.True(Reader(null).TryRead(text, out decimal value) && NumberReader.TryToAmount(value, out long exact) && exact == amount);
    }

    [Theory]
    [InlineData("2.00005")] // to be rounded
    [InlineData("23.99000")]
    [InlineData("1000000000000")] // beyond the limit of a line
    [InlineData("1000000000000.0000")]
    [InlineData("9999999999999999999")]
    [InlineData("1e-05")]
    [InlineData("+3")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("")]
    public void TryReadPlain_leaves_the_rest_to_the_exact_way(string text) => Assert.False(Reader(null).TryReadPlain(text, out _));

    [Theory]
    [InlineData("2.00005", 20_000)]
    [InlineData("2.00015", 20_002)]
    [InlineData("-2.00005", -20_000)]
    [InlineData("999999999999.9999", Amount.MaxLine)]
    public void TryToAmount_rounds_half_to_even_at_the_fourth_decimal(string text, long expected)
    {
        Assert.True(NumberReader.TryToAmount(decimal.Parse(text, CultureInfo.InvariantCulture), out long amount));
        Assert.Equal(expected, amount);
    }

    [Theory]
    [InlineData("1000000000000")]
    [InlineData("-1000000000000")]
    public void TryToAmount_refuses_more_than_a_line_may_be(string text)
    {
        Assert.False(NumberReader.TryToAmount(decimal.Parse(text, CultureInfo.InvariantCulture), out _));
    }

    private static NumberReader Reader(string? culture) => new(culture is null ? null : CultureInfo.GetCultureInfo(culture));
}
