using System.Globalization;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>What the numbers of a file, over all their columns, tell about the sign before decimals.</summary>
/// <remarks>
/// Two different signs in one number, one sign twice, or other than three digits behind the only sign prove it; one number such as
/// <c>1.250</c> does not. A culture gives the sign, and numbers that prove another contradict it.
/// </remarks>
internal sealed class NumberEvidence
{
    private readonly CultureInfo? _culture;
    private WrittenValue? _either;

    /// <summary>Begins with the sign of a culture, or with nothing known.</summary>
    public NumberEvidence(CultureInfo? culture)
    {
        _culture = culture;
        DecimalSign = culture is null ? NumberReader.NoSign : NumberReader.SignOf(culture);
    }

    /// <summary>The sign before decimals; <see cref="NumberReader.NoSign"/> until it is proven.</summary>
    public char DecimalSign { get; private set; }

    /// <summary>The number that proved the sign.</summary>
    public WrittenValue? Proof { get; private set; }

    /// <summary>Whether there are numbers with two readings, and none that decides.</summary>
    public bool IsAmbiguous => _either is not null && DecimalSign == NumberReader.NoSign;

    /// <summary>How numbers are read, where it is not as usual: a part of the sentence that says how the file is read.</summary>
    public string Description => _culture is null && DecimalSign == ',' ? ", decimal comma" : "";

    /// <summary>Takes a number of the file.</summary>
    /// <exception cref="InvalidInputException">It contradicts an earlier one, or the culture.</exception>
    public void Add(in NumberText number, ReadOnlySpan<char> text, long lineNumber, string columnName)
    {
        if (number.Proof == NumberProof.Either)
        {
            _either ??= WrittenValue.Of(lineNumber, columnName, text);
            return;
        }

        if (number.Proof == NumberProof.None)
        {
            return;
        }

        // What separates groups twice leaves the other sign for decimals.
        var sign = number.Proof == NumberProof.Decimal ? number.Sign : number.Sign == ',' ? '.' : ',';
        if (DecimalSign == NumberReader.NoSign)
        {
            DecimalSign = sign;
            Proof = WrittenValue.Of(lineNumber, columnName, text);
        }
        else if (sign != DecimalSign && (number.Proof == NumberProof.Decimal || number.Sign == DecimalSign))
        {
            throw Contradiction(WrittenValue.Of(lineNumber, columnName, text), sign);
        }
    }

    /// <summary>Says that two readings are possible, with both of one value.</summary>
    /// <param name="areMonthsFirst">Whether the file writes months first, so that the culture named for it does so too.</param>
    public string Ambiguity(bool areMonthsFirst)
    {
        var text = _either!.Text;
        return $"The numbers can be read in two ways: {_either}, which is {Reading(text, '.')} with a decimal point or "
            + $"{Reading(text, ',')} with a decimal comma. Say --culture {CultureOf('.', areMonthsFirst)} for the point or --culture "
            + $"{CultureOf(',', areMonthsFirst)} for the comma.";
    }

    private static string Reading(string text, char decimalSign) =>
        NumberText.TryParse(text, out var number) && number.TryRead(decimalSign, out var value)
            ? value.ToString("0.####", CultureInfo.InvariantCulture)
            : "no number";

    private static string Name(char sign) => sign switch
    {
        '.' => "a decimal point",
        ',' => "a decimal comma",
        _ => $"'{sign}' before decimals",
    };

    // A culture decides about dates, too, where nothing else does: one is named that agrees with them.
    private static string CultureOf(char sign, bool areMonthsFirst) => sign == ',' ? "de-DE" : areMonthsFirst ? "en-US" : "en-GB";

    private InvalidInputException Contradiction(WrittenValue value, char sign) => Proof is null
        ? new InvalidInputException(
            [$"--culture {_culture!.Name} writes {Name(DecimalSign)}, but {value}, which has {Name(sign)}."],
            $"Say a culture that writes numbers as the file does, for example --culture {CultureOf(sign, areMonthsFirst: false)}; or "
            + "correct the row. Nothing was loaded.")
        : new InvalidInputException(
            [$"The numbers contradict each other: {Proof}, which has {Name(DecimalSign)}, but {value}, which has {Name(sign)}."],
            "Correct the rows, or load those of each format from a file of their own, saying --culture with each. Nothing was loaded.");
}
