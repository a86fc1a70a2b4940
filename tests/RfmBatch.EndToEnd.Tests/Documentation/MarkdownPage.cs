using System.Text.RegularExpressions;

namespace RfmBatch.EndToEnd.Tests.Documentation;

/// <summary>A fenced block of a page, with the comment that stands on the line before it.</summary>
/// <param name="Start">The index of its first line after the fence.</param>
/// <param name="Language">What follows the fence; empty where nothing does.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Marker">The comment before it, such as <c>not run: needs SQL Server</c>; null where there is none.</param>
internal sealed record FencedBlock(int Start, string Language, IReadOnlyList<string> Lines, string? Marker)
{
    public string? Reason => MarkedAs("not run: ");

    public string? FileName => MarkedAs("file: ");

    public string Text => string.Concat(Lines.Select(line => line + "\n"));

    private string? MarkedAs(string kind) =>
        Marker is not null && Marker.StartsWith(kind, StringComparison.Ordinal) ? Marker[kind.Length..] : null;
}

/// <summary>A markdown file of the repository, as far as the tests read it.</summary>
internal sealed partial class MarkdownPage
{
    private static readonly string[] Foreign = [".git", "bin", "obj", "testdata", "demo-output", "node_modules"];

    private MarkdownPage(string name)
    {
        Name = name;
        Lines = File.ReadAllText(FullPath).ReplaceLineEndings("\n").Split('\n');
        Blocks = [.. FindBlocks()];
        var fenced = Blocks.SelectMany(block => Enumerable.Range(block.Start - 1, block.Lines.Count + 2)).ToHashSet();
        Prose = [.. Lines.Select((line, index) => fenced.Contains(index) ? "" : line)];
    }

    /// <summary>The path from the repository's root, with '/'.</summary>
    public string Name { get; }

    public string FullPath => Repository.File(Name.Split('/'));

    public IReadOnlyList<string> Lines { get; }

    /// <summary>The lines, those of fenced blocks empty.</summary>
    public IReadOnlyList<string> Prose { get; }

    public IReadOnlyList<FencedBlock> Blocks { get; }

    /// <summary>What follows '#' in a link to each heading, as GitHub makes it.</summary>
    public IReadOnlySet<string> Anchors => FindAnchors().ToHashSet(StringComparer.Ordinal);

    /// <summary>Targets of links and pictures, with the number of their line.</summary>
    public IEnumerable<(int Line, string Target)> Links =>
        from line in Prose.Select((text, index) => (Text: CodeSpan().Replace(text, ""), Number: index + 1))
        from match in Link().Matches(line.Text).Concat(LinkDefinition().Matches(line.Text))
        select (line.Number, match.Groups["target"].Value);

    public static MarkdownPage Read(string name) => new(name);

    /// <summary>The README and the pages of docs: what is written for users.</summary>
    public static IReadOnlyList<string> ForUsers() =>
    [
        "README.md",
        .. Directory.GetFiles(Repository.File("docs"), "*.md").Select(NameOf).Order(StringComparer.Ordinal),
    ];

    /// <summary>Every markdown file of the repository.</summary>
    public static IReadOnlyList<string> All() => [.. In(Repository.Root).Select(NameOf).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> In(string folder) => Directory.GetFiles(folder, "*.md").Concat(
        Directory.GetDirectories(folder).Where(inner => !Foreign.Contains(Path.GetFileName(inner))).SelectMany(In));

    /// <summary>The name of the page in a file.</summary>
    public static string NameOf(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    private IEnumerable<FencedBlock> FindBlocks()
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            if (!Fence().IsMatch(Lines[i]))
            {
                continue;
            }

            var marker = Comment().Match(i == 0 ? "" : Lines[i - 1]);
            var start = i + 1;
            var lines = Lines.Skip(start).TakeWhile(line => line != "```").ToList();
            i = start + lines.Count;
            Assert.True(i < Lines.Count, $"{Name}: the block of line {start} does not end.");
            yield return new FencedBlock(start, Lines[start - 1][3..], lines, marker.Success ? marker.Groups["text"].Value : null);
        }
    }

    private IEnumerable<string> FindAnchors()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in Prose.Where(line => Heading().IsMatch(line)))
        {
            var text = LinkText().Replace(Heading().Match(line).Groups["text"].Value, "$1").ToLowerInvariant();
            var anchor = NotInAnchor().Replace(text, "").Replace(' ', '-');
            var count = seen[anchor] = seen.GetValueOrDefault(anchor, -1) + 1;
            yield return count == 0 ? anchor : $"{anchor}-{count}";
        }
    }

    [GeneratedRegex("^```[a-z]*$")]
    private static partial Regex Fence();

    [GeneratedRegex("^<!-- (?<text>.+) -->$")]
    private static partial Regex Comment();

    [GeneratedRegex("^#{1,6} (?<text>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"[^\p{L}\p{N}\p{M} _-]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\((?<target>[^)]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\[[^\]]+\]: (?<target>.*)$")]
    private static partial Regex LinkDefinition();
}
