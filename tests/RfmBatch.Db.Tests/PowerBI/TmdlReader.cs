using System.Text.RegularExpressions;

namespace RfmBatch.Db.Tests.PowerBI;

/// <summary>
/// Reads as much TMDL as the project uses, by indentation; what it does not know is an error. Written from Microsoft's description of the
/// format, not from the generator.
/// </summary>
internal static partial class TmdlReader
{
    private static readonly string[] Kinds =
    [
        "database", "model", "table", "column", "measure", "partition", "relationship", "role", "tablePermission", "expression",
        "cultureInfo", "annotation", "ref", "hierarchy", "level"
    ];
    private static readonly string[] Flags =
    [
        "isHidden", "isKey", "discourageImplicitMeasures", "legacyRedirects", "returnErrorValuesAsNull", "dataAccessOptions"
    ];

    public static IReadOnlyList<TmdlObject> Read(string path)
    {
        var roots = new List<TmdlObject>();
        var open = new Stack<(int Depth, TmdlObject Object)>();
        var description = "";
        (TmdlObject Object, string? Property, int Depth)? expression = null;
        foreach (var line in File.ReadLines(path).Where(line => line.Trim().Length > 0))
        {
            var depth = line.TakeWhile(letter => letter == '\t').Count();
            var text = line[depth..];
            if (expression is { } body && depth > body.Depth)
            {
                var sofar = body.Property is null ? body.Object.Expression : body.Object.Properties[body.Property];
                var added = sofar.Length == 0 ? text : sofar + "\n" + text;
                _ = body.Property is null ? body.Object.Expression = added : body.Object.Properties[body.Property] = added;
                continue;
            }

            Assert.False(text.StartsWith(' '), $"{path}: blanks where tabs are due: {line}");
            expression = null;
            if (text.StartsWith("/// ", StringComparison.Ordinal))
            {
                description = text[4..];
                continue;
            }

            while (open.Count > 0 && open.Peek().Depth >= depth)
            {
                open.Pop();
            }

            if (Declaration().Match(text) is { Success: true } match && Kinds.Contains(match.Groups["kind"].Value))
            {
                var found = new TmdlObject(match.Groups["kind"].Value, Unquoted(match.Groups["name"].Value), description)
                {
                    Expression = match.Groups["value"].Value
                };
                (open.Count == 0 ? roots : open.Peek().Object.Children).Add(found);
                open.Push((depth, found));
                expression = match.Groups["equals"].Success && found.Kind != "partition" && found.Expression.Length == 0
                    ? (found, null, depth + 1)
                    : null;
                description = "";
                continue;
            }

            Assert.True(open.Count > 0, $"{path}: {line}");
            expression = Property(open.Peek().Object, text, depth, path);
        }

        Assert.Equal("", description);
        return roots;
    }

    private static (TmdlObject Object, string? Property, int Depth)? Property(TmdlObject owner, string text, int depth, string path)
    {
        if (Flags.Contains(text))
        {
            owner.Properties.Add(text, "true");
            return null;
        }

        if (text.EndsWith(" =", StringComparison.Ordinal))
        {
            owner.Properties.Add(text[..^2], "");
            return (owner, text[..^2], depth);
        }

        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        Assert.True(colon > 0, $"{path}: neither an object nor a property: {text}");
        owner.Properties.Add(text[..colon], text[(colon + 2)..]);
        return null;
    }

    /// <summary>A name without its quotes.</summary>
    public static string Unquoted(string name) => name.StartsWith('\'') ? name[1..^1].Replace("''", "'", StringComparison.Ordinal) : name;

    [GeneratedRegex(@"^(?<kind>\w+)(?: (?<name>'(?:[^']|'')+'|[^\s=':]+|(?<=^ref )\w+ \S.*))?(?<equals> =(?: (?<value>.+))?)?$")]
    private static partial Regex Declaration();
}
