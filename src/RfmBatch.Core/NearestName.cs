namespace RfmBatch.Core;

/// <summary>The name that was probably meant by one that does not exist.</summary>
/// <remarks>
/// Distance is that of optimal string alignment: letters inserted, left out, replaced, or two neighbours exchanged, no part edited twice.
/// Damerau, A technique for computer detection and correction of spelling errors, Communications of the ACM 7 (1964), 171-176, found that
/// one of these four explains four in five mistakes. A third of the letters wrong still is a mistake of typing; more is another word.
/// </remarks>
public static class NearestName
{
    /// <summary>The nearest name, of several the first in ordinal order, whatever the case of letters; null where none is near.</summary>
    public static string? Find(string text, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(text);
        var typed = text.ToLowerInvariant();
        return names
            .Where(name => name != text)
            .Select(name => (Name: name, Distance: Distance(typed, name.ToLowerInvariant(), Limit(text))))
            .Where(candidate => candidate.Distance <= Limit(text))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>A question to end a message with, a blank before it; empty where no name is near.</summary>
    public static string Question(string text, params IEnumerable<string> names) =>
        Find(text, names) is { } name ? $" Did you mean {name}?" : "";

    // Of a text of one letter every other letter is as near.
    private static int Limit(string text) => Math.Min(Math.Max(1, text.Length / 3), text.Length - 1);

    // The last three rows of the table of distances between beginnings. No more is worked out than the limit asks for.
    private static int Distance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return int.MaxValue;
        }

        var (before, above, row) = (new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray(), new int[right.Length + 1]);
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, above, row) = (above, row, before);
        }

        return above[right.Length];
    }
}
