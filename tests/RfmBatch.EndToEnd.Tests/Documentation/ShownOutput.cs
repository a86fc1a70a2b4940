using System.Text.RegularExpressions;

namespace RfmBatch.EndToEnd.Tests.Documentation;

/// <summary>Output as a page shows it: "..." on a line of its own stands for any lines, within a line for anything.</summary>
internal static class ShownOutput
{
    public static bool Matches(IReadOnlyList<string> shown, IReadOnlyList<string> actual) => Matches(shown, 0, actual, 0);

    private static bool Matches(IReadOnlyList<string> shown, int from, IReadOnlyList<string> actual, int at)
    {
        for (; from < shown.Count; from++, at++)
        {
            if (shown[from].Trim() == "...")
            {
                return Enumerable.Range(at, actual.Count - at + 1).Any(next => Matches(shown, from + 1, actual, next));
            }

            if (at == actual.Count || !MatchesLine(shown[from], actual[at]))
            {
                return false;
            }
        }

        return at == actual.Count;
    }

    private static bool MatchesLine(string shown, string actual) =>
        Regex.IsMatch(actual, $"^{string.Join(".*", shown.Split("...").Select(Regex.Escape))}$");
}
