namespace RfmBatch.Db.Tests;

public sealed class TwinFilesTests
{
    /// <summary>Files one engine has alone, each with its reason.</summary>
    private static readonly Dictionary<string, string> Alone = new(StringComparer.Ordinal)
    {
        ["SqlServer/Security/Roles.sql"] = "SQLite has no logins: who may read the file may read all of it.",
        ["SqlServer/Queries/Run_CreateStaging.sql"] = "SQLite inserts each row of a run into the table itself.",
        ["SqlServer/Queries/Run_InsertCustomerRfm.sql"] = "SQLite's insert of several rows is written from the columns; this one moves what was copied in bulk.",
        ["SqlServer/Queries/Summary_Read.sql"] = "SQLite runs in the program, which adds lines up in half the time of its GROUP BY.",
        ["SqlServer/Queries/Summary_ReadDays.sql"] = "As Summary_Read.",
        ["SqlServer/Optional/CustomerRfmColumnstore.sql"] = "SQLite has no columnstore.",
        ["SqlServer/Optional/CustomerRfmPartitions.sql"] = "SQLite has no partitions.",
    };

    [Fact]
    public void Every_file_has_its_twin()
    {
        var missing = SqlFiles.All
            .Where(path => !Alone.ContainsKey(path))
            .Select(path => (Path: path, Twin: Twin(path)))
            .Where(pair => !SqlFiles.All.Contains(pair.Twin))
            .Select(pair => $"{pair.Path} has no {pair.Twin}");
        Assert.Empty(missing);
    }

    [Fact]
    public void Exceptions_are_files_without_a_twin()
    {
        Assert.All(Alone.Keys, path => Assert.Contains(path, SqlFiles.All));
        Assert.All(Alone.Keys, path => Assert.DoesNotContain(Twin(path), SqlFiles.All));
    }

    [Fact]
    public void Twin_queries_take_the_same_parameters() => Assert.All(
        SqlFiles.In("SqlServer", "Queries").Where(path => !Alone.ContainsKey(path)),
        path => Assert.Equal(string.Join(' ', HouseRulesTests.Parameters(path)), string.Join(' ', HouseRulesTests.Parameters(Twin(path)))));

    private static string Twin(string path) => path.StartsWith("SqlServer/", StringComparison.Ordinal)
        ? "Sqlite/" + path["SqlServer/".Length..]
        : "SqlServer/" + path["Sqlite/".Length..];
}
