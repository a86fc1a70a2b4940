using System.Text.RegularExpressions;
using RfmBatch.Testing;

namespace RfmBatch.Core.Tests;

/// <summary>How tests find public data, and what they say where it is absent.</summary>
public sealed partial class PublicDataTests
{
    [Fact]
    public void Without_a_name_the_folder_beside_the_clone_comes_first_and_the_fetched_one_second()
    {
        var root = Path.Combine(Path.GetTempPath(), "shop", "clone");

        Assert.Equal(
            [Path.Combine(Path.GetTempPath(), "shop", "shared", "data"), Path.Combine(root, "testdata")],
            PublicData.Folders(null, root));
        Assert.Equal(PublicData.Folders(null, root), PublicData.Folders(" ", root));
    }

    [Fact]
    public void A_named_folder_is_the_only_one_and_a_relative_name_counts_from_the_clone()
    {
        var (root, elsewhere) = (Path.Combine(Path.GetTempPath(), "clone"), Path.Combine(Path.GetTempPath(), "elsewhere"));

        Assert.Equal([elsewhere], PublicData.Folders(elsewhere, root));
        Assert.Equal([Path.Combine(root, "testdata")], PublicData.Folders("testdata", root));
    }

    [Fact]
    public void Every_file_that_a_test_asks_for_is_one_that_the_script_fetches()
    {
        var fetched = File.ReadLines(Repository.File("scripts", "testdata.txt")).Select(line => line.Split(' '))
            .Where(words => words[0] is "file" or "rda" or "days").Select(words => words[1]);
        var wanted = Directory.EnumerateFiles(Repository.File("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith("PublicDataTests.cs", StringComparison.Ordinal)).Select(File.ReadAllText)
            .Where(text => text.Contains("PublicData.", StringComparison.Ordinal))
            .SelectMany(text => DataFile().Matches(text).Select(match => match.Groups[1].Value));

        Assert.Equal(fetched.Order(StringComparer.Ordinal), wanted.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_first_folder_that_has_the_file_gives_it_and_the_reason_names_them_all()
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        try
        {
            var (empty, full) = (folder.CreateSubdirectory("empty").FullName, folder.CreateSubdirectory("full").FullName);
            Directory.CreateDirectory(Path.Combine(full, "clustering"));
            var file = Path.Combine(full, "clustering", "iris.csv");
            File.WriteAllText(file, "x\n");

            Assert.Equal(file, PublicData.Find("clustering/iris.csv", [empty, full]));
            Assert.Null(PublicData.Find("clustering/iris.csv", [empty]));
            var reason = PublicData.Reason("clustering/iris.csv", [empty, full]);
            Assert.All(
                [empty, full, "clustering/iris.csv", "scripts/testdata.sh", PublicData.FolderVariable],
                word => Assert.Contains(word, reason, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("\"([a-z_]+/[A-Za-z_]+\\.(?:txt|csv|csv\\.gz))\"")]
    private static partial Regex DataFile();
}
