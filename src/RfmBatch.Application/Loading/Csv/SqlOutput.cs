using System.Globalization;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>What query tools write around rows: a line of dashes under the header, and how many rows there were.</summary>
internal static class SqlOutput
{
    /// <summary>Whether a line is <c>(3 rows affected)</c>, <c>(1 row)</c> or the like, in any language.</summary>
    /// <param name="line">The line.</param>
    /// <param name="count">How many rows it says there were.</param>
    public static bool IsRowCount(ReadOnlySpan<char> line, out long count)
    {
        count = 0;
        line = line.Trim();
        if (line.Length < 5 || line[0] != '(' || line[^1] != ')')
        {
            return false;
        }

        var inside = line[1..^1].TrimStart();
        var words = inside.TrimStart("0123456789");
        if (words.Length == 0 || words[0] != ' '
            || !long.TryParse(inside[..^words.Length], NumberStyles.None, CultureInfo.InvariantCulture, out count))
        {
            return false;
        }

        var letters = 0;
        foreach (var character in words)
        {
            // "(3 row(s) affected)" of older tools.
            if (!char.IsLetter(character) && character is not (' ' or '(' or ')'))
            {
                return false;
            }

            letters += char.IsLetter(character) ? 1 : 0;
        }

        return letters > 2;
    }

    /// <summary>Whether a line has nothing but dashes between delimiters, two groups at least.</summary>
    public static bool IsDashes(ReadOnlySpan<char> line, Delimiter delimiter)
    {
        var (groups, dashes, longest) = (0, 0, 0);
        foreach (var character in line.Trim())
        {
            if (character == '-')
            {
                groups += dashes == 0 ? 1 : 0;
                longest = Math.Max(longest, ++dashes);
            }
            else if (character is ' ' or '\t' or '+' || character == delimiter.Character)
            {
                dashes = 0;
            }
            else
            {
                return false;
            }
        }

        // A row of single dashes says that everything is missing.
        return groups > 1 && longest > 1;
    }

    /// <summary>Where the groups of a line of dashes between blanks begin; null where it is no such line.</summary>
    public static int[]? ColumnStarts(string line)
    {
        if (!IsDashes(line, Delimiter.Space) || line.AsSpan().IndexOfAny('\t', '+') >= 0)
        {
            return null;
        }

        return [.. Enumerable.Range(0, line.Length).Where(index => line[index] == '-' && (index == 0 || line[index - 1] != '-'))];
    }
}
