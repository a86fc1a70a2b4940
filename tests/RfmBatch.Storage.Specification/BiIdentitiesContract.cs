using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification;

/// <summary>The identities over <c>bi</c>: sound rows have no offender, and each finds what it is for.</summary>
public abstract class BiIdentitiesContract : BiScenarioBase
{
    protected BiIdentitiesContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Theory]
    [MemberData(nameof(BiIdentities.All), MemberType = typeof(BiIdentities))]
    public async Task Identity_holds_and_finds_a_damage(string name, string query, string damage)
    {
        Assert.Equal((name, 0L), (name, await CountAsync(Store, query)));
        var rows = new TableRows(Store);
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        await using var transaction = await Store.Dialect.BeginWriteAsync(connection, Cancellation);
        await connection.ExecuteAsync(SqlDialect.Command(rows.Named(damage), null, Cancellation, transaction));
        var offenders = await connection.ExecuteScalarAsync<long>(SqlDialect.Command(rows.Named(query), null, Cancellation, transaction));
        await transaction.RollbackAsync(Cancellation);

        Assert.True(offenders > 0, $"'{name}' does not find: {damage}");
    }
}
