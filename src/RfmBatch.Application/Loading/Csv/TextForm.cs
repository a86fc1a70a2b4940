using System.Text;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>How a file's characters are written, by its first bytes.</summary>
/// <param name="Encoding">Throws at what it does not allow, unless an option named one that does not.</param>
/// <param name="Name">As the user is told.</param>
internal sealed record TextForm(Encoding Encoding, string Name)
{
    // A sample of ASCII letters, digits and delimiters has a NUL in nearly every pair; other scripts still have the latter two.
    private const double FewestNuls = 0.2;
    private const double MostOddOnes = 0.1;
    private const int FewestBytes = 8;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16Swapped = new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding Utf32 = new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true);

    // UTF-32 before UTF-16: its mark begins with the other's.
    private static readonly Encoding[] Marked = [Utf8, Utf32, Utf16, Utf16Swapped];

    /// <summary>The form of a file.</summary>
    /// <param name="head">Its first bytes, unpacked.</param>
    /// <param name="given">The encoding asked for, or null. A byte order mark is believed before it.</param>
    public static TextForm Of(ReadOnlySpan<byte> head, Encoding? given)
    {
        foreach (var encoding in Marked)
        {
            if (head.StartsWith(encoding.Preamble))
            {
                return new TextForm(given?.CodePage == encoding.CodePage ? given : encoding, encoding.WebName);
            }
        }

        if (given is not null)
        {
            return new TextForm(given, given.WebName);
        }

        var unmarked = FromNuls(head);
        return unmarked is null ? new TextForm(Utf8, Utf8.WebName) : new TextForm(unmarked, $"{unmarked.WebName} (no byte order mark)");
    }

    // The high byte of most characters of a table is 0 in UTF-16: of each pair the second byte, or, in the other order, the first.
    private static Encoding? FromNuls(ReadOnlySpan<byte> head)
    {
        var (first, second) = (0, 0);
        for (var index = 0; index + 1 < head.Length; index += 2)
        {
            first += head[index] == 0 ? 1 : 0;
            second += head[index + 1] == 0 ? 1 : 0;
        }

        if (head.Length < FewestBytes || Math.Max(first, second) < FewestNuls * (head.Length / 2)
            || Math.Min(first, second) > MostOddOnes * Math.Max(first, second))
        {
            return null;
        }

        return second > first ? Utf16 : Utf16Swapped;
    }
}
