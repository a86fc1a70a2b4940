using RfmBatch.PowerBI;

namespace RfmBatch.Db.Tests.PowerBI;

public sealed class GeneratedFilesTests
{
    private const string Advice = "Run scripts/powerbi.sh and commit what it changes.";

    [Fact]
    public void The_committed_project_is_what_the_generator_makes()
    {
        foreach (var (name, text) in ProjectFiles.All())
        {
            var path = Path.Combine(PowerBIProject.Folder, name);
            Assert.True(File.Exists(path), $"db/PowerBI/{name} is missing. {Advice}");
            Assert.True(
                File.ReadAllText(path).ReplaceLineEndings("\n") == text,
                $"db/PowerBI/{name} is not what db/dictionary.csv and the catalogue of views give. {Advice}");
        }
    }

    [Fact]
    public void Nothing_is_committed_that_is_not_generated() =>
        Assert.Empty(
            ProjectFolder.Existing(PowerBIProject.Folder)
                .Except(ProjectFiles.All().Keys)
                .Select(name => $"db/PowerBI/{name} is generated no more. {Advice}"));

    [Fact]
    public void Writing_changes_only_what_differs_and_deletes_what_is_stale()
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-").FullName;
        try
        {
            var files = ProjectFiles.All();
            Assert.Equal(files.Count, ProjectFolder.Write(folder, files));
            Assert.Equal(0, ProjectFolder.Write(folder, files));
            File.WriteAllText(Path.Combine(folder, "RfmBatch.Report", "old.json"), "{}");
            File.WriteAllText(Path.Combine(folder, "README.md"), "by hand");
            Directory.CreateDirectory(Path.Combine(folder, "RfmBatch.Report", ".pbi"));
            File.WriteAllText(Path.Combine(folder, "RfmBatch.Report", ".pbi", "localSettings.json"), "{}");
            File.AppendAllText(Path.Combine(folder, "RfmBatch.pbip"), " ");

            Assert.Equal(2, ProjectFolder.Write(folder, files));
            Assert.False(File.Exists(Path.Combine(folder, "RfmBatch.Report", "old.json")));
            Assert.True(File.Exists(Path.Combine(folder, "README.md")));
            Assert.True(File.Exists(Path.Combine(folder, "RfmBatch.Report", ".pbi", "localSettings.json")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
