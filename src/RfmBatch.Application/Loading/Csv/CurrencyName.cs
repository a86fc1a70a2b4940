using System.Collections.Frozen;
using System.Globalization;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>The signs, short words and codes by which currencies are written beside numbers.</summary>
internal static class CurrencyName
{
    private const int MostChars = 4;

    private const string Codes =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC "
        + "CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK "
        + "JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN "
        + "NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC "
        + "SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW";

    // A sign of several currencies ($, kr, Rs) keeps its own name: it is not known which is meant.
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["€"] = "EUR", ["£"] = "GBP", ["₹"] = "INR", ["₽"] = "RUB", ["₺"] = "TRY", ["₩"] = "KRW", ["₪"] = "ILS", ["₫"] = "VND",
        ["₴"] = "UAH", ["฿"] = "THB", ["₱"] = "PHP", ["₦"] = "NGN", ["US$"] = "USD", ["R$"] = "BRL", ["A$"] = "AUD", ["AU$"] = "AUD",
        ["C$"] = "CAD", ["CA$"] = "CAD", ["NZ$"] = "NZD", ["HK$"] = "HKD", ["S$"] = "SGD", ["NT$"] = "TWD", ["MX$"] = "MXN",
        ["kr"] = "kr", ["kr."] = "kr", ["Rs"] = "Rs", ["Rs."] = "Rs", ["Rp"] = "IDR", ["Rp."] = "IDR", ["RM"] = "MYR", ["zł"] = "PLN",
        ["Kč"] = "CZK", ["Ft"] = "HUF", ["lei"] = "RON", ["лв"] = "BGN", ["лв."] = "BGN", ["руб"] = "RUB", ["руб."] = "RUB",
        ["р."] = "RUB", ["Fr."] = "CHF", ["SFr."] = "CHF", ["TL"] = "TRY",
    }.Concat(Codes.Split(' ').Select(code => KeyValuePair.Create(code, code))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name under which signs and codes of one currency are the same; null for a text that is none.</summary>
    public static string? Find(ReadOnlySpan<char> written) =>
        Lookup.TryGetValue(written, out var name) ? name : written.Length == 1 && IsSign(written[0]) ? written.ToString() : null;

    /// <summary>Takes a currency from the beginning or the end of a number.</summary>
    public static bool TryPeel(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest, out ReadOnlySpan<char> currency)
    {
        var run = 0;
        while (run < text.Length && CanBePart(text[run]))
        {
            run++;
        }

        for (var length = Math.Min(run, MostChars); length > 0; length--)
        {
            if (Find(text[..length]) is not null && (length == run || !char.IsLetter(text[length])))
            {
                currency = text[..length];
                rest = text[length..];
                return true;
            }
        }

        run = 0;
        while (run < text.Length && CanBePart(text[^(run + 1)]))
        {
            run++;
        }

        for (var length = Math.Min(run, MostChars); length > 0; length--)
        {
            if (Find(text[^length..]) is not null && (length == run || !char.IsLetter(text[^(length + 1)])))
            {
                currency = text[^length..];
                rest = text[..^length];
                return true;
            }
        }

        rest = text;
        currency = default;
        return false;
    }

    private static bool CanBePart(char character) => char.IsLetter(character) || character == '.' || IsSign(character);

    private static bool IsSign(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.CurrencySymbol;
}
