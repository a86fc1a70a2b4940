using System.Text.RegularExpressions;

namespace RfmBatch.Db.Tests;

public sealed class TwinFilesTests
{
    /// <summary>Files one engine has alone, each with its reason.</summary>
    private static readonly Dictionary<string, string> Alone = new(StringComparer.Ordinal)
    {
        ["SqlServer/Security/Roles.sql"] = "SQLite has no logins: who may read the file may read all of it.",
        ["SqlServer/Queries/Summary_Read.sql"] = "SQLite runs in the program, which adds lines up in half the time of its GROUP BY.",
        ["SqlServer/Queries/Summary_ReadDays.sql"] = "As Summary_Read.",
        ["SqlServer/Queries/Settings_Read.sql"] = "SQLite has no server and no settings that others make.",
        ["SqlServer/Queries/Settings_ReadLogSpace.sql"] = "SQLite's journal grows as its disk allows.",
        ["SqlServer/Queries/Settings_ReadLargeTables.sql"] = "SQLite compresses nothing and needs no key for a join to be left out.",
        ["SqlServer/Script/Begin.sql"] = "A SQLite store needs no script: who may write the file runs deploy.",
        ["SqlServer/Script/DropViews.sql"] = "As Begin.",
        ["SqlServer/Script/End.sql"] = "As Begin.",
        ["SqlServer/Script/RefuseNewer.sql"] = "As Begin.",
        ["SqlServer/Script/ReplaceDictionary.sql"] = "As Begin.",
        ["SqlServer/Optional/CustomerRfmColumnstore.sql"] = "SQLite has no columnstore.",
        ["SqlServer/Optional/SalesTransactionColumnstore.sql"] = "SQLite has no columnstore.",
        ["SqlServer/Optional/CustomerRfmPartitions.sql"] = "SQLite has no partitions.",
    };

    [Fact]
    public void Every_file_has_its_twin()
    {
        var missing = SqlFiles.All
            .Where(path => !Alone.ContainsKey(path) && !SqlFiles.IsNeutral(path))
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
    public void A_query_stands_once_for_both_engines_or_in_the_folders_of_both()
    {
        var both = SqlFiles.Neutral.SelectMany(path => SqlFiles.Engines.Select(engine => $"{engine}/{path}")).Where(SqlFiles.All.Contains);
        Assert.Empty(both.Select(path => $"{path} stands in db/Queries too: delete one of them"));
    }

    [Fact]
    public void Twin_queries_differ_in_more_than_the_names_of_objects()
    {
        var same = SqlFiles.In("SqlServer", "Queries").Where(path => !Alone.ContainsKey(path) && Bare(path) == Bare(Twin(path)));
        Assert.Empty(same.Select(path => $"{path} and {Twin(path)} say the same: write it once in db/Queries with {{schema.Object}}"));
    }

    [Fact]
    public void Neutral_queries_name_objects_by_placeholders_alone() => Assert.All(SqlFiles.Neutral.Concat(NeutralInline), path =>
    {
        var rest = Regex.Replace(SqlFiles.Code(path), @"\{(etl|sales|rfm|bi|temp)\.[A-Z]\w*\}", " ");
        Assert.DoesNotMatch(@"[{}#\[\]""`]|\b(etl|sales|rfm|bi|temp)[._]", rest);
    });

    [Fact]
    public void Twins_have_no_placeholders() => Assert.All(
        SqlFiles.All.Except(SqlFiles.Neutral), path => Assert.DoesNotMatch(@"\{\w+\.\w+\}", SqlFiles.Code(path)));

    [Fact]
    public void Twin_queries_take_the_same_parameters() => Assert.All(
        SqlFiles.In("SqlServer", "Queries").Where(path => !Alone.ContainsKey(path)),
        path => Assert.Equal(string.Join(' ', HouseRulesTests.Parameters(path)), string.Join(' ', HouseRulesTests.Parameters(Twin(path)))));

    private static IEnumerable<string> NeutralInline =>
        InlineStatement.All.Where(statement => statement.IsNeutral).Select(statement => statement.Path);

    private static string Bare(string path) =>
        Regex.Replace(Regex.Replace(SqlFiles.Read(path), "--[^\n]*", ""), @"\b(etl|sales|rfm|bi)[._](?=[A-Z])|#|\btemp\.|\s", "$1");

    private static string Twin(string path) => path.StartsWith("SqlServer/", StringComparison.Ordinal)
        ? "Sqlite/" + path["SqlServer/".Length..]
        : "SqlServer/" + path["Sqlite/".Length..];
}
