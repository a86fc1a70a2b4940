using Dapper;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class ViewDescriptionTests : StoreContract, IClassFixture<SqlServerStoreFixture>
{
    public ViewDescriptionTests(SqlServerStoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Views_carry_their_description_as_MS_Description()
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        var described = await connection.QueryAsync<(string Name, string Description)>(
            "SELECT CAST(p.objname AS nvarchar(128)) AS Name, CAST(p.value AS nvarchar(1000)) AS Description FROM "
            + "sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'bi', N'VIEW', NULL, NULL, NULL) AS p;");

        // Names come back in lower case from Babelfish.
        var expected = DictionaryFile.Entries.Where(entry => entry.ColumnName.Length == 0)
            .ToDictionary(entry => entry.ObjectName, entry => entry.Description, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(expected.Count, described.Count());
        Assert.All(described, view => Assert.Equal(expected[view.Name], view.Description));
    }

    [Fact]
    public async Task Columns_carry_their_description_as_MS_Description()
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        if (await connection.ExecuteScalarAsync<object?>("SELECT SERVERPROPERTY('Babelfish');") is not null)
        {
            Assert.Skip("Babelfish has no descriptions for columns of views.");
        }

        var described = await connection.QueryAsync<(string Name, string Description)>(
            "SELECT CAST(p.objname AS nvarchar(128)) AS Name, CAST(p.value AS nvarchar(1000)) AS Description FROM "
            + "sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'bi', N'VIEW', N'CustomerRfm', N'COLUMN', NULL) AS p;");
        var expected = DictionaryFile.Of("CustomerRfm")
            .Where(entry => entry.ColumnName.Length > 0)
            .Select(entry => (entry.ColumnName, entry.Description));
        Assert.Equal(expected.ToHashSet(), described.ToHashSet());
    }
}
