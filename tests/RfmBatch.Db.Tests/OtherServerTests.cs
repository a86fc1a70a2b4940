using System.Text.RegularExpressions;
using RfmBatch.Testing;

namespace RfmBatch.Db.Tests;

/// <summary>What a server that only speaks like SQL Server does otherwise lives in one class and on one page (db/README.md).</summary>
public sealed partial class OtherServerTests
{
    // What users are told of it.
    private static readonly string[] Told =
    [
        "src/RfmBatch.Jobs/Hosting/JobSchema.cs",
        "src/RfmBatch.Storage.SqlServer/Operations/SqlServerStoreInspector.cs",
        "src/RfmBatch.Storage.SqlServer/SqlServerEngine.cs",
        "src/RfmBatch.Storage/StoreAddress.cs",
    ];

    [Fact]
    public void The_program_names_it_in_its_class_and_calls_that_elsewhere()
    {
        var lines = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.EndsWith("/Babelfish.cs", StringComparison.Ordinal))
            .Except(Told)
            .SelectMany(path => File.ReadLines(Repository.File(path)).Select(line => (path, line)))
            .Where(line => line.line.Contains("Babelfish", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(lines);
        Assert.All(
            lines.Where(line => !line.line.TrimStart().StartsWith("/// <summary>", StringComparison.Ordinal)),
            line => Assert.DoesNotContain("Babelfish", Call().Replace(line.line, ""), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\bBabelfish\.\w+|\b_?isBabelfish\b")]
    private static partial Regex Call();
}
