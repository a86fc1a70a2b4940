using System.Text.RegularExpressions;

namespace RfmBatch.Db.Tests;

/// <summary>Which namespaces name types of which others, read from the text of C# files.</summary>
/// <remarks>
/// A using counts, and so do a type of an outer namespace, which needs none, and a name that is written out. A type that a file only
/// infers adds nothing that matters: it comes through a member, and the file of that member names it, so every cycle closes by names.
/// Words of string literals count as names, since interpolated ones hold code; that can only find too much.
/// </remarks>
internal sealed partial class NamespaceGraph
{
    private readonly Dictionary<string, HashSet<string>> _types = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string From, string To), SortedSet<string>> _edges = [];

    private NamespaceGraph(IEnumerable<(string Name, string Text)> files)
    {
        var sources = files.Select(file => (file.Name, Code: Comment().Replace(file.Text, "$1")))
            .Select(file => (file.Name, file.Code, Namespace: Declaration().Match(file.Code).Groups[1].Value))
            .Where(file => file.Namespace.Length > 0) // Top-level statements, which nothing can name.
            .ToList();
        foreach (var (_, code, space) in sources)
        {
            _types.TryAdd(space, new HashSet<string>(StringComparer.Ordinal));
            _types[space].UnionWith(TypeDeclaration().Matches(code).Select(match => match.Groups[1].Value));
        }

        foreach (var (name, code, space) in sources)
        {
            Read(name, code, space);
        }
    }

    public static NamespaceGraph Of(params IEnumerable<(string Name, string Text)> files) => new(files);

    /// <summary>The edges that are part of a cycle, each with the files and types it is made of.</summary>
    public IReadOnlyList<string> EdgesInCycles() =>
    [
        .. _edges.Where(edge => Reachable(edge.Key.To).Contains(edge.Key.From))
            .Select(edge => $"{edge.Key.From} -> {edge.Key.To}: {string.Join(", ", edge.Value)}"),
    ];

    private void Read(string file, string code, string space)
    {
        var body = code[Declaration().Match(code).Index..][("namespace ".Length + space.Length)..];
        var words = Word().Matches(body).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Using().Matches(code).Select(match => match.Groups[1].Value))
        {
            if (Prefixes(name).FirstOrDefault(_types.ContainsKey) is { } used)
            {
                Add(file, space, used, words.Where(_types[used].Contains).DefaultIfEmpty("(its using)"));
            }
        }

        List<string> visible = [.. Prefixes(space)];
        foreach (var chain in Chain().Matches(body).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            var first = chain.Split('.')[0];
            if (visible.FirstOrDefault(outer => _types.TryGetValue(outer, out var types) && types.Contains(first)) is { } owner)
            {
                Add(file, space, owner, [first]);
            }
            else if (visible.Append("").Select(outer => WrittenOut(outer, chain)).FirstOrDefault(found => found is not null) is { } found)
            {
                Add(file, space, found.Space, [found.Type]);
            }
        }
    }

    /// <summary>The type that a chain of names means when its first name is a namespace within <paramref name="outer"/>.</summary>
    private WrittenName? WrittenOut(string outer, string chain)
    {
        var whole = outer.Length == 0 ? chain : $"{outer}.{chain}";
        foreach (var space in Prefixes(whole).Where(prefix => prefix.Length > outer.Length && prefix.Length < whole.Length))
        {
            var type = whole[(space.Length + 1)..].Split('.')[0];
            if (_types.TryGetValue(space, out var types) && types.Contains(type))
            {
                return new WrittenName(space, type);
            }
        }

        return null;
    }

    private void Add(string file, string from, string to, IEnumerable<string> types)
    {
        if (from == to)
        {
            return;
        }

        _edges.TryAdd((from, to), new SortedSet<string>(StringComparer.Ordinal));
        _edges[(from, to)].UnionWith(types.Select(type => $"{file} names {type}"));
    }

    private HashSet<string> Reachable(string from)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var space))
        {
            foreach (var (_, to) in _edges.Keys.Where(edge => edge.From == space && seen.Add(edge.To)))
            {
                open.Push(to);
            }
        }

        return seen;
    }

    /// <summary>A dotted name and what is left of it without its last parts, longest first.</summary>
    private static IEnumerable<string> Prefixes(string name)
    {
        for (var length = name.Length; length > 0; length = name.LastIndexOf('.', length - 1))
        {
            yield return name[..length];
        }
    }

    [GeneratedRegex("""(@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+')|//[^\n]*|/\*[\s\S]*?\*/""")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?m)^namespace ([\w.]+)")]
    private static partial Regex Declaration();

    // Namespaces are those of whole files (a rule of the house), so that their types begin at the first column.
    [GeneratedRegex(
        @"(?m)^(?:[a-z]+ )*?(?:class|struct|interface|enum|record(?: class| struct)?|delegate [\w<>?,.\[\] ]+?) (\w+)(?=[\s<({:;]|$)")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"(?m)^(?:global )?using (?:static )?(?:\w+ = )?([\w.]+)")]
    private static partial Regex Using();

    [GeneratedRegex(@"(?<![\w.])[A-Za-z_]\w*")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\w.])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")]
    private static partial Regex Chain();

    private sealed record WrittenName(string Space, string Type);
}
