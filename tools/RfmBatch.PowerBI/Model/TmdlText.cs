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

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_-]*$")]
    private static partial Regex Plain();
}
