using System.Text.RegularExpressions;
using System.Xml.Linq;
using RfmBatch.Testing;

namespace RfmBatch.Db.Tests;

/// <summary>docs/architecture.md says what is so.</summary>
public sealed partial class ArchitectureTests
{
    private const int MostFilesOfAWalk = 20;

    private static string Text => File.ReadAllText(Repository.File("docs", "architecture.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_picture_has_exactly_the_references_of_the_projects()
    {
        var drawn = Arrow().Matches(Text).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Order();

        Assert.Equal(References().Order(), drawn);
    }

    [Fact]
    public void The_files_of_every_walk_exist_and_are_few() => Assert.All(Walks(), walk =>
    {
        Assert.NotEmpty(walk.Files);
        Assert.InRange(walk.Files.Count, 1, MostFilesOfAWalk);
        Assert.All(walk.Files, file => Assert.True(File.Exists(Repository.File(file)), $"{walk.Name}: {file} is not there"));
    });

    [Fact]
    public void There_is_a_walk_for_a_score_a_load_and_a_job() =>
        Assert.Equal(["A customer's RecencyScore, from a file to `bi`", "A load", "A job"], Walks().Select(walk => walk.Name));

    [Fact]
    public void Every_folder_of_a_project_in_the_middle_is_a_word_of_the_vocabulary()
    {
        var words = Word().Matches(Text).Select(match => match.Groups[1].Value).ToHashSet();

        // Json, Sampling, Sql and Native serve all subjects.
        string[] common = ["Json", "Sampling", "Sql", "Native", "Bulk", "bin", "obj"];
        var folders = new[] { "Core", "Application", "Storage", "Storage.SqlServer", "Storage.Sqlite" }
            .SelectMany(project => Directory.GetDirectories(Repository.File("src", $"RfmBatch.{project}")))
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any())
            .Select(folder => Path.GetFileName(folder))
            .Except(common);

        Assert.Empty(folders.Except(words));
    }

    private static IEnumerable<(string From, string To)> References() =>
        from folder in new[] { "src", "tools" }
        from project in Directory.GetFiles(Repository.File(folder), "*.csproj", SearchOption.AllDirectories)
        from reference in XDocument.Load(project).Descendants("ProjectReference")
        select (Name(project), Name(reference.Attribute("Include")!.Value));

    private static string Name(string project) =>
        Path.GetFileNameWithoutExtension(project.Replace('\\', '/')).Replace("RfmBatch.", "", StringComparison.Ordinal);

    private static IEnumerable<(string Name, IReadOnlyList<string> Files)> Walks() =>
        from section in Text.Split("\n## ").Skip(1)
        let lines = section.Split('\n')
        let files = lines
            .Where(line => Step().IsMatch(line))
            .SelectMany(line => PathInStep().Matches(line))
            .Select(match => match.Groups[1].Value)
            .ToList()
        where files.Count > 0
        select (lines[0], (IReadOnlyList<string>)files);

    [GeneratedRegex(@"^ +([\w.]+) --> ([\w.]+)$", RegexOptions.Multiline)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"^\| ([A-Z]\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[0-9]+\. ")]
    private static partial Regex Step();

    [GeneratedRegex(@"`((?:src|db|tools)/[\w./]+)`")]
    private static partial Regex PathInStep();
}
