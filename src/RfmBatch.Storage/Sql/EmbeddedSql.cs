using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;

namespace RfmBatch.Storage.Sql;

/// <summary>
/// The embedded SQL files, under explicit logical names: an engine's own (<c>SqlServer/Queries/Run_Insert.sql</c>) in its assembly,
/// and the queries that are the same in both (<c>Queries/Run_Read.sql</c>) in this one, where <c>{schema.Object}</c> is a table or view.
/// </summary>
public sealed partial class EmbeddedSql
{
    private const string NeutralFolder = "Queries/";
    private static readonly Assembly Neutral = typeof(EmbeddedSql).Assembly;
    private readonly Assembly _assembly;
    private readonly string _engineName;
    private readonly Func<string, string, string> _objectName;
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _resolved = new(StringComparer.Ordinal);

    /// <summary>Reads from an engine's assembly.</summary>
    /// <param name="assembly">The assembly that embeds the engine's own files.</param>
    /// <param name="engineName">The first folder of their names.</param>
    /// <param name="objectName">What the engine calls an object of a schema; <c>temp</c> is the schema of temporary tables.</param>
    public EmbeddedSql(Assembly assembly, string engineName, Func<string, string, string> objectName)
    {
        _assembly = assembly;
        _engineName = engineName;
        _objectName = objectName;
    }

    /// <summary>The text of <c>Queries/Run_Insert</c>, without ending, in the engine's words.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public string Text(string name) => _texts.GetOrAdd(name, Read);

    /// <summary>
    /// As <see cref="Text"/>, without the lines from <c>-- with a filter:</c> to <c>-- end</c>: a query without a filter has a text, and so
    /// a plan, of its own, which looks for none.
    /// </summary>
    public string TextWithoutFilter(string name) =>
        _texts.GetOrAdd($"{name} without a filter", _ => FilterLines().Replace(Text(name), ""));

    /// <summary>A neutral text with the engine's names in the place of <c>{schema.Object}</c>.</summary>
    public string Resolve(string neutralText) => _resolved.GetOrAdd(
        neutralText,
        text => Placeholder().Replace(text, match => _objectName(match.Groups["schema"].Value, match.Groups["name"].Value)));

    /// <summary>Full logical names below a folder of the engine (<c>Migrations</c>), in ordinal order: that in which they run.</summary>
    public IReadOnlyList<string> Names(string folder) => Below(_assembly, $"{_engineName}/{folder}/");

    /// <summary>The names of all queries, the engine's own and the neutral ones, as <see cref="Text"/> takes them.</summary>
    public IReadOnlyList<string> QueryNames() =>
    [
        .. Names("Queries").Select(name => name[(_engineName.Length + 1)..]).Concat(Below(Neutral, NeutralFolder))
            .Select(name => name[..^".sql".Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text behind a full logical name of the engine, as it stands in the file.</summary>
    public string TextOf(string logicalName) => ReadResource(_assembly, logicalName);

    private static List<string> Below(Assembly assembly, string prefix) =>
    [
        .. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    // A test holds that no name stands in both places.
    private string Read(string name) => Neutral.GetManifestResourceInfo($"{name}.sql") is null
        ? TextOf($"{_engineName}/{name}.sql")
        : Resolve(ReadResource(Neutral, $"{name}.sql"));

    private static string ReadResource(Assembly assembly, string logicalName)
    {
        using var stream = assembly.GetManifestResourceStream(logicalName)
            ?? throw new InvalidOperationException($"{logicalName} is not embedded in {assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^ *-- with a filter:$.*?^ *-- end\r?\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FilterLines();

    [GeneratedRegex(@"\{(?<schema>[a-z]+)\.(?<name>\w+)\}")]
    private static partial Regex Placeholder();
}
