using System.Buffers;
using System.Text;

namespace RfmBatch.Reporting.Html;

/// <summary>Text and colours made safe for markup.</summary>
internal static class HtmlText
{
    private const string Grey = "#8A8F98";
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Escapes text for element content and for quoted attributes; control characters become U+FFFD.</summary>
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\n' or '\t' => escaped.Append(character),
                _ when char.IsControl(character) => escaped.Append('\uFFFD'),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A colour of a rule set as it is when it has the form <c>#RRGGBB</c>, else grey: it goes into attributes.</summary>
    public static string Color(string? colorHex) =>
        colorHex is { Length: 7 } && colorHex[0] == '#' && colorHex.AsSpan(1).IndexOfAnyExcept(HexDigits) < 0 ? colorHex : Grey;
}
