using RfmBatch.Testing;

namespace RfmBatch.Db.Tests;

/// <summary>
/// A statement of a line or two is a constant beside its C#, where the tests of files find it; a longer one is a file; one that the program
/// composes is named here.
/// </summary>
public sealed class InlineStatementTests
{
    private const int MaxLines = 10;

    /// <summary>Files that compose statements from names which are known when they run, with how many.</summary>
    private static readonly Dictionary<string, int> Composed = new(StringComparer.Ordinal)
    {
        ["src/RfmBatch.Application/Operations/ViewCheck.cs"] = 1,
        ["src/RfmBatch.Storage.SqlServer/Deployment/DeploymentScript.cs"] = 4,
        ["src/RfmBatch.Storage.SqlServer/Deployment/SqlServerJournal.cs"] = 1,
        ["src/RfmBatch.Storage.SqlServer/Runs/CustomerRfmStaging.cs"] = 2,
        ["src/RfmBatch.Storage.Sqlite/Deployment/SqliteJournal.cs"] = 1,
        ["src/RfmBatch.Storage.Sqlite/Loading/SqliteCustomerWriter.cs"] = 1,
        ["src/RfmBatch.Storage.Sqlite/Loading/SqliteLoadSession.cs"] = 1,
        ["src/RfmBatch.Storage.Sqlite/Loading/SqliteSaleWriter.cs"] = 1,
        ["src/RfmBatch.Storage.Sqlite/Runs/CustomerRfmInsert.cs"] = 1,
        ["src/RfmBatch.Storage/Loading/TableLoadText.Filter.cs"] = 1,
        ["src/RfmBatch.Storage/Loading/TableLoadText.Staging.cs"] = 4,
        ["src/RfmBatch.Storage/Loading/TableLoadText.cs"] = 10,
        ["src/RfmBatch.Storage/Operations/RetentionStore.cs"] = 1,
        ["src/RfmBatch.Storage/Publication/CohortStore.cs"] = 1,
        ["src/RfmBatch.Storage/Reading/BiReader.cs"] = 1,
        ["src/RfmBatch.Storage/Sql/RowSet.cs"] = 3,
    };

    [Fact]
    public void Statements_are_found()
    {
        Assert.InRange(InlineStatement.All.Count, 60, int.MaxValue);
        Assert.Contains(InlineStatement.All, statement => statement is { IsForSqlServer: true, IsForSqlite: false });
        Assert.Contains(InlineStatement.All, statement => statement is { IsForSqlServer: false, IsForSqlite: true });
    }

    [Fact]
    public void Statements_are_short() => Assert.All(
        InlineStatement.All, statement => Assert.InRange(statement.Text.Split('\n').Length, 1, MaxLines));

    [Fact]
    public void Every_other_statement_is_composed()
    {
        var constants = InlineStatement.All.CountBy(statement => statement.Path.Split('#')[0]).ToDictionary(StringComparer.Ordinal);
        var others = InlineStatement.Beginnings
            .Select(file => (file.Key, Count: file.Value - constants.GetValueOrDefault(file.Key)))
            .Where(file => file.Count > 0)
            .Select(file => $"{file.Key}: {file.Count}");
        var named = Composed.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}");
        Assert.Equal(string.Join('\n', named), string.Join('\n', others));
    }
}
