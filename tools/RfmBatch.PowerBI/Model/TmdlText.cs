using System.Text.RegularExpressions;

namespace RfmBatch.PowerBI.Model;

/// <summary>Words of TMDL: names, descriptions, indented expressions.</summary>
internal static partial class TmdlText
{
    /// <summary>A name, in single quotes where it has anything but letters, digits, _ and -.</summary>
    public static string Name(string name) => Plain().IsMatch(name) ? name : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The lines before an object that describe it.</summary>
    public static string Description(string text, string indent) => $"{indent}/// {text}\n";

    /// <summary>Lines moved in by a number of tabs.</summary>
    public static string Indented(string lines, int tabs) =>
        string.Join('\n', lines.Split('\n').Select(line => new string('\t', tabs) + line));

    /// <summary>A name of SQL as words: RecencyScore is Recency score, PredictedValue12MAmount is Predicted value 12M amount.</summary>
    public static string Words(string name) => Boundary().Replace(name, match => $" {char.ToLowerInvariant(match.Value[0])}");

    [GeneratedRegex("(?<=[a-z0-9M])[A-Z](?=[a-z])")]
    private static partial Regex Boundary();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_-]*$")]
    private static partial Regex Plain();
}
