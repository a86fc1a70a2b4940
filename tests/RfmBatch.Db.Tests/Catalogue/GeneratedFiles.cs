using RfmBatch.Db.Tests.Catalogue;

[assembly: AssemblyFixture(typeof(GeneratedFiles))]

namespace RfmBatch.Db.Tests.Catalogue;

/// <summary>
/// The files of <c>db</c> that are made of others: written before the first test where the environment asks for it, then compared.
/// </summary>
/// <remarks>Made by tests because only they have a parser of T-SQL. The Power BI project has a generator of its own.</remarks>
public sealed class GeneratedFiles
{
    /// <summary>Environment variable that lets them be written.</summary>
    public const string Switch = "RFMBATCH_WRITE_GENERATED";

    // The catalogue reads the views, so they come first.
    private static readonly (string Path, Func<string> Render)[] Files =
    [
        ("SqlServer/Views/CustomerRfmLatest.sql", () => LatestView.Render("SqlServer")),
        ("Sqlite/Views/CustomerRfmLatest.sql", () => LatestView.Render("Sqlite")),
        ("MIGRATIONS.md", MigrationsDocument.Render),
        ("CATALOGUE.md", CatalogueDocument.Render),
    ];

    public GeneratedFiles()
    {
        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            foreach (var (path, render) in Files)
            {
                File.WriteAllText(Repository.File("db", path), render());
            }
        }
    }

    /// <summary>Their paths below <c>db</c>.</summary>
    public static IEnumerable<string> Paths => Files.Select(file => file.Path);

    /// <summary>What a file shall hold.</summary>
    public static string Expected(string path) => Files.Single(file => file.Path == path).Render();
}
