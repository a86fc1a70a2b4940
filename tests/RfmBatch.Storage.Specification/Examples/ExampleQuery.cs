using RfmBatch.Testing;

namespace RfmBatch.Storage.Specification.Examples;

/// <summary>
/// A question of <c>db/EXAMPLES.md</c>: a query per engine in <c>db/&lt;engine&gt;/Examples</c>, the question in its header.
/// </summary>
/// <param name="File">File name without ending, which begins with the number.</param>
/// <param name="Question">The question.</param>
/// <param name="Note">What to know about the answer, or null.</param>
/// <param name="Text">The statement without its header.</param>
public sealed record ExampleQuery(string File, string Question, string? Note, string Text)
{
    /// <summary>The questions in order, in the words of an engine.</summary>
    public static IReadOnlyList<ExampleQuery> All(string engineName) =>
        [.. Directory.EnumerateFiles(Path.Combine(Database, engineName, "Examples"), "*.sql").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The folder <c>db</c> of the repository.</summary>
    public static string Database => Repository.File("db");

    private static ExampleQuery Read(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var lines = System.IO.File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n');
        var header = lines.TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal)).ToList();
        return new ExampleQuery(
            name,
            header[0][$"-- {name}: ".Length..],
            header.Find(line => line.StartsWith("-- Note: ", StringComparison.Ordinal))?["-- Note: ".Length..],
            string.Join('\n', lines.Skip(header.Count)).Trim());
    }
}
