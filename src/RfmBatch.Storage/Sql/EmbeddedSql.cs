using System.Collections.Concurrent;
using System.Reflection;

namespace RfmBatch.Storage.Sql;

/// <summary>The SQL files an engine project embeds under explicit logical names such as <c>SqlServer/Queries/Run_Insert.sql</c>.</summary>
public sealed class EmbeddedSql
{
    private readonly Assembly _assembly;
    private readonly string _engineName;
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Reads from an engine's assembly.</summary>
    /// <param name="assembly">The assembly that embeds the files.</param>
    /// <param name="engineName">The first folder of their names.</param>
    public EmbeddedSql(Assembly assembly, string engineName)
    {
        _assembly = assembly;
        _engineName = engineName;
    }

    /// <summary>The text of <c>Queries/Run_Insert</c>, without ending.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public string Text(string name) => _texts.GetOrAdd(name, Read);

    /// <summary>Full logical names below a folder (<c>Migrations</c>), in ordinal order, which is the order in which they run.</summary>
    public IReadOnlyList<string> Names(string folder)
    {
        var prefix = $"{_engineName}/{folder}/";
        return [.. _assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The text behind a full logical name.</summary>
    public string TextOf(string logicalName) => ReadResource(logicalName);

    private string Read(string name) => ReadResource($"{_engineName}/{name}.sql");

    private string ReadResource(string logicalName)
    {
        using var stream = _assembly.GetManifestResourceStream(logicalName)
            ?? throw new InvalidOperationException($"{logicalName} is not embedded in {_assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
