using System.Text;
using System.Text.RegularExpressions;

namespace RfmBatch.Db.Tests.Catalogue;

/// <summary>The document <c>db/MIGRATIONS.md</c>: every migration with what its header says.</summary>
internal static class MigrationsDocument
{
    private const string Introduction = """
        # Migrations

        In the order in which they run, once each, journalled. Made of the headers of the files
        ([how to add one](README.md#adding-a-migration)).

        | migration | since | what | heavy |
        |---|---|---|---|

        """;

    public static string Render()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var path in SqlFiles.In("SqlServer", "Migrations"))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var header = SqlFiles.Read(path).ReplaceLineEndings("\n");
            var what = Value(header, name) ?? throw new InvalidOperationException($"db/{path} does not say what it is.");
            string[] cells =
                [$"[{name}]({path})", Value(header, "Since") ?? "0.1", CatalogueDocument.Cell(what), Value(header, "Heavy") ?? "no"];
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>What the header of a file says after a word, without its full stop.</summary>
    public static string? Value(string text, string word) =>
        Regex.Match(text, $@"(?m)^-- {word}: (.*?)\.?$") is { Success: true } match ? match.Groups[1].Value : null;
}
