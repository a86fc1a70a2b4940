using System.Text.RegularExpressions;

namespace RfmBatch.EndToEnd.Tests.Documentation;

/// <summary>Cuts a line into words as any shell does: at blanks, but for what stands in quotes.</summary>
internal static partial class CommandWords
{
    /// <exception cref="FormatException">The line needs a shell: it has a pipe, a variable or the like.</exception>
    public static IReadOnlyList<string> Of(string line)
    {
        var words = new List<string>();
        var rest = line;
        while ((rest = rest.TrimStart()).Length > 0 && rest[0] != '#')
        {
            var word = Word().Match(rest);
            if (!word.Success)
            {
                throw new FormatException($"'{line}' needs a shell from '{rest}' on.");
            }

            words.Add(string.Concat(word.Groups["part"].Captures.Select(part => part.Value.Trim('\'', '"'))));
            rest = rest[word.Length..];
        }

        return words;
    }

    [GeneratedRegex("""^(?<part>'[^']*'|"[^"$`\\]*"|[^\s'"|&;<>()$`\\*?]+)+(?=\s|$)""")]
    private static partial Regex Word();
}
