using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>
/// What separates fields: one character, runs of blanks and tabs with outer blanks ignored, or the places where columns begin.
/// </summary>
internal sealed record Delimiter(string Name, char Character, bool IsBlankRuns)
{
    public static readonly Delimiter Comma = new(",", ',', false);
    public static readonly Delimiter Semicolon = new(";", ';', false);
    public static readonly Delimiter Tab = new("tab", '\t', false);
    public static readonly Delimiter Pipe = new("pipe", '|', false);
    public static readonly Delimiter Space = new("space", ' ', true);

    private static readonly Delimiter[] Separators = [Comma, Semicolon, Tab, Pipe];

    /// <summary>Where each column begins in its line, from 0; empty where a character or blanks separate.</summary>
    public IReadOnlyList<int> ColumnStarts { get; init; } = [];

    /// <summary>Whether quotes mean something: not where columns are told apart by blanks or by their places.</summary>
    public bool HasQuotes => !IsBlankRuns && ColumnStarts.Count == 0;

    /// <summary>As the user is told.</summary>
    public string Description => Name.Length == 1 ? $"'{Name}'" : Name;

    /// <summary>The delimiter of an option's text; null for <c>auto</c>.</summary>
    public static Delimiter? Parse(string text, List<string> errors)
    {
        switch (text)
        {
            case "auto":
                return null;
            case ",":
                return Comma;
            case ";":
                return Semicolon;
            case "tab" or "\t":
                return Tab;
            case "pipe" or "|":
                return Pipe;
            case "space" or " ":
                return Space;
            default:
                errors.Add(
                    $"--delimiter '{text}' is not allowed; it must be auto, ',', ';', tab, pipe or space."
                    + NearestName.Question(text, "auto", "tab", "pipe", "space"));
                return null;
        }
    }

    /// <summary>The delimiter of a character.</summary>
    public static Delimiter Of(char character) => character == ' '
        ? Space
        : Separators.FirstOrDefault(separator => separator.Character == character) ?? new($"{character}", character, false);

    /// <summary>Columns of fixed places, as a line of dashes under the header shows them.</summary>
    public static Delimiter OfColumns(IReadOnlyList<int> starts) => new("the places of the dashes", ' ', false) { ColumnStarts = starts };

    /// <summary>
    /// Guesses from the first lines: the separator with which most of them have as many fields as the first, and more than one.
    /// </summary>
    /// <remarks>Quoted separators are not counted. Blanks are believed only where no separator occurs at all.</remarks>
    public static Delimiter Guess(IReadOnlyList<string> lines)
    {
        Delimiter? best = null;
        var bestScore = 0.0;
        foreach (var candidate in Separators)
        {
            var first = CountFields(lines[0], candidate.Character);
            var alike = lines.Count(line => CountFields(line, candidate.Character) == first);
            var score = first < 2 ? 0 : ((double)alike / lines.Count) + (first * 1e-3);
            if (score > bestScore)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        if (best is not null)
        {
            return best;
        }

        var hasBlanks = lines.All(line => line.Trim().AsSpan().IndexOfAny(' ', '\t') >= 0);
        return hasBlanks ? Space : Comma;
    }

    private static int CountFields(string line, char delimiter)
    {
        var scan = new QuoteScan(delimiter);
        scan.Feed(line);
        return scan.FieldCount;
    }
}
