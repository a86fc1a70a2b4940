using System.Globalization;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Loading;

public sealed class NumberReaderTests
{
    [Theory]
    [InlineData('.', "11.77", "11.77")]
    [InlineData('.', "-0.5", "-0.5")]
    [InlineData('.', "+3", "3")]
    [InlineData('.', ".5", "0.5")]
    [InlineData('.', "5.", "5")]
    [InlineData('.', "1e-05", "0.00001")]
    [InlineData('.', "1.5E+3", "1500")]
    [InlineData('.', "123456789012.1234", "123456789012.1234")]
    [InlineData('.', "1,234.50", "1234.50")]
    [InlineData('.', "1,234", "1234")]
    [InlineData('.', "1.250", "1.25")]
    [InlineData('.', "1,23,456.5", "123456.5")]
    [InlineData('.', "12,34,56,789", "123456789")]
    [InlineData('.', "1'234.50", "1234.50")]
    [InlineData('.', "1\u2019234\u2019567.50", "1234567.50")]
    [InlineData('.', "1 234.50", "1234.50")]
    [InlineData(',', "11,77", "11.77")]
    [InlineData(',', "1.234,5", "1234.5")]
    [InlineData(',', "-1.234.567", "-1234567")]
    [InlineData(',', "1.250", "1250")]
    [InlineData(',', "1 234,50", "1234.50")]
    [InlineData(',', "1\u00A0234,50", "1234.50")]
    [InlineData(',', "1\u202F234\u202F567", "1234567")]
    [InlineData('.', "(12.00)", "-12")]
    [InlineData('.', "(1,250.00)", "-1250")]
    [InlineData('.', "12.00-", "-12")]
    [InlineData(',', "1.234,50 -", "-1234.5")]
    [InlineData('.', "\u221212.00", "-12")]
    [InlineData('.', "- 5", "-5")]
    [InlineData('.', "$12.00", "12")]
    [InlineData('.', "-$12.00", "-12")]
    [InlineData('.', "$-12.00", "-12")]
    [InlineData('.', "($1,234.56)", "-1234.56")]
    [InlineData('.', "US$ 12.00", "12")]
    [InlineData(',', "12,00 €", "12")]
    [InlineData(',', "EUR 1.234,50", "1234.5")]
    [InlineData(',', "12,00EUR-", "-12")]
    [InlineData(',', "Rp57.000", "57000")]
    [InlineData(',', "12,50 kr.", "12.5")]
    [InlineData('.', "₹1,23,456.00", "123456")]
    [InlineData('.', "CHF 1'234.50", "1234.50")]
    public void TryRead_reads_exactly(char sign, string text, string expected)
    {
        Assert.True(new NumberReader(sign).TryRead(text, out decimal value));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData('.', "NaN")]
    [InlineData('.', "1e309")]
    [InlineData('.', "")]
    [InlineData('.', "-")]
    [InlineData('.', ".")]
    [InlineData('.', "11,77")]
    [InlineData('.', "twelve")]
    [InlineData('.', "Infinity")]
    [InlineData('.', "1 2 3")]
    [InlineData('.', "12 50")]
    [InlineData('.', "1  234")]
    [InlineData('.', "1234 567")]
    [InlineData('.', "1'23")]
    [InlineData('.', "1,2,3")]
    [InlineData('.', "1,23,45")]
    [InlineData('.', "123,45,678")]
    [InlineData('.', "0,123,456")]
    [InlineData('.', "1,234 567")]
    [InlineData('.', "1,234 567.00")]
    [InlineData('.', "1.234.567")]
    [InlineData('.', "1.234.567.89")]
    [InlineData('.', "99999999999999999999999999999999")]
    [InlineData('.', "1234,567")]
    [InlineData('.', "--5")]
    [InlineData('.', "-5-")]
    [InlineData('.', "-(5)")]
    [InlineData('.', "(5")]
    [InlineData('.', "$5 EUR")]
    [InlineData('.', "$")]
    [InlineData('.', "ABC 5")]
    [InlineData('.', "5 pieces")]
    [InlineData('.', "1e")]
    [InlineData('.', "e5")]
    [InlineData('.', "25.-")]
    [InlineData(',', "25,-")] // a price without decimals, not a return
    [InlineData(',', "1.250,- €")]
    [InlineData(',', "11.77")]
    [InlineData(',', "1,234.567")]
    [InlineData(NumberReader.NoSign, "1.250")]
    [InlineData(NumberReader.NoSign, "1,250")]
    public void TryRead_refuses_what_is_no_number_in_the_format(char sign, string text)
    {
        Assert.False(new NumberReader(sign).TryRead(text, out _));
    }

    [Theory]
    [InlineData("1250", "1250")]
    [InlineData("12.5", "12.5")]
    [InlineData("12,5", "12.5")]
    [InlineData("0,125", "0.125")]
    [InlineData("1 250", "1250")]
    [InlineData("1.250.000", "1250000")]
    public void Without_a_sign_known_only_what_has_one_reading_is_a_number(string text, string expected)
    {
        Assert.True(new NumberReader(NumberReader.NoSign).TryRead(text, out decimal value));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), value);
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
        Assert.True(new NumberReader('.').TryReadPlain(text, out long amount));
        Assert.True(
            new NumberReader('.').TryRead(text, out decimal value) && NumberReader.TryToAmount(value, out long exact) && exact == amount);
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
    public void TryReadPlain_leaves_the_rest_to_the_exact_way(string text) => Assert.False(new NumberReader('.').TryReadPlain(text, out _));

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
}
