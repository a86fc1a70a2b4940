using System.Globalization;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Loading;

public sealed class NumberEvidenceTests
{
    [Theory]
    [InlineData('.', "11.77")]
    [InlineData('.', "0.125")]
    [InlineData('.', "1234.567")]
    [InlineData('.', ".500")]
    [InlineData('.', "5.")]
    [InlineData('.', "1,234.567")]
    [InlineData('.', "1,234,567")]
    [InlineData('.', "1,23,456")]
    [InlineData('.', "1 234.567")]
    [InlineData('.', "1.234E+05")]
    [InlineData(',', "11,77")]
    [InlineData(',', "-0,125")]
    [InlineData(',', "1.234,567")]
    [InlineData(',', "1.234.567")]
    [InlineData(',', "€ 1'234,567")]
    [InlineData(NumberReader.NoSign, "1.250")]
    [InlineData(NumberReader.NoSign, "-12,500")]
    [InlineData(NumberReader.NoSign, "(125.000)")]
    [InlineData(NumberReader.NoSign, "1 250")]
    [InlineData(NumberReader.NoSign, "1'250'000")]
    [InlineData(NumberReader.NoSign, "1250")]
    public void One_number_proves_the_sign_or_nothing(char sign, string text) => Assert.Equal(sign, Of(null, text).DecimalSign);

    [Theory]
    [InlineData("1.250", "1.25", "1250")]
    [InlineData("12,500", "12500", "12.5")]
    [InlineData("-3.000", "-3", "-3000")]
    [InlineData("Rp 57.000", "57", "57000")]
    public void A_number_with_two_readings_is_shown_in_both(string text, string point, string comma)
    {
        var evidence = Of(null, "980", text, "1.000");
        Assert.True(evidence.IsAmbiguous);
        Assert.Equal(
            $"The numbers can be read in two ways: line 3 has '{text}' in 'amount', which is {point} with a decimal point or {comma} with "
            + "a decimal comma. Say --culture en-US for the point or --culture de-DE for the comma.",
            evidence.Ambiguity(areMonthsFirst: true));
    }

    [Fact]
    public void One_proof_decides_for_numbers_with_two_readings()
    {
        Assert.False(Of(null, "1.250", "3.000,50").IsAmbiguous);
        Assert.False(Of(null, "1.250", "3.5").IsAmbiguous);
    }

    [Theory]
    [InlineData("12.50", "12,50", "a decimal point", "a decimal comma")]
    [InlineData("12.50", "1.234.567", "a decimal point", "a decimal comma")]
    [InlineData("1,234.50", "1.234,50", "a decimal point", "a decimal comma")]
    [InlineData("1,234,567", "0,5", "a decimal point", "a decimal comma")]
    [InlineData("0,5", "0.5", "a decimal comma", "a decimal point")]
    public void Numbers_that_prove_both_are_refused_with_a_line_of_each(string first, string second, string one, string other)
    {
        var error = Assert.Throws<InvalidInputException>(() => Of(null, first, "7", second));
        Assert.Equal(
            $"The numbers contradict each other: line 2 has '{first}' in 'amount', which has {one}, but line 4 has '{second}' in 'amount', "
            + $"which has {other}.",
            error.Message);
    }

    [Fact]
    public void A_culture_gives_the_sign_and_may_be_contradicted()
    {
        Assert.Equal(',', Of("de-DE", "1.250").DecimalSign);
        Assert.Equal('.', Of("de-CH", "1'250.5").DecimalSign);
        var error = Assert.Throws<InvalidInputException>(() => Of("de-DE", "1.250", "12.50"));
        Assert.Equal(
            "--culture de-DE writes a decimal comma, but line 3 has '12.50' in 'amount', which has a decimal point.", error.Message);
    }

    [Theory]
    [InlineData("$", "€", "$", "EUR")]
    [InlineData("USD", "EUR", "USD", "EUR")]
    [InlineData("£", "US$", "GBP", "USD")]
    [InlineData("kr", "Kč", "kr", "CZK")]
    public void Two_currencies_are_refused_and_named(string first, string second, string one, string other)
    {
        var currencies = new CurrencyEvidence();
        currencies.Add(first, $"5 {first}", 2, "amount");
        currencies.Add(first, $"6 {first}", 3, "amount");
        var error = Assert.Throws<InvalidInputException>(() => currencies.Add(second, $"7 {second}", 4, "amount"));
        Assert.Equal(
            $"The amounts are of two currencies, {one} and {other}: line 2 has '5 {first}' in 'amount', but line 4 has '7 {second}' in "
            + "'amount'.",
            error.Message);
    }

    [Theory]
    [InlineData("€", "EUR")]
    [InlineData("eur", "EUR")]
    [InlineData("₹", "INR")]
    [InlineData("R$", "BRL")]
    public void A_sign_and_its_code_are_one_currency(string sign, string code)
    {
        var currencies = new CurrencyEvidence();
        currencies.Add(sign, sign, 2, "amount");
        currencies.Add(code, code, 3, "Currency");
        currencies.Add("none", "none", 4, "Currency");
        Assert.Equal(code, currencies.Name);
    }

    [Theory]
    [InlineData(1, "amount", "Currency")]
    [InlineData(0, "Currency Code", "amount")]
    [InlineData(1, "Betrag", "WÄHRUNG")]
    [InlineData(-1, "amount", "Currency rate")]
    public void The_column_of_currencies_is_found_by_its_name(int expected, params string[] header) =>
        Assert.Equal(expected, CurrencyEvidence.FindColumn(header));

    private static NumberEvidence Of(string? culture, params string[] texts)
    {
        var evidence = new NumberEvidence(culture is null ? null : CultureInfo.GetCultureInfo(culture));
        for (var index = 0; index < texts.Length; index++)
        {
            Assert.True(NumberText.TryParse(texts[index], out var number), texts[index]);
            evidence.Add(number, texts[index], index + 2, "amount");
        }

        return evidence;
    }
}
