using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification;

/// <summary>Base of the contracts over <see cref="BiScenario"/>: the class's store is filled with it once.</summary>
public abstract class BiScenarioBase : StoreContract, IAsyncLifetime
{
    protected BiScenarioBase(StoreFixture fixture)
        : base(fixture)
    {
    }

    public async ValueTask InitializeAsync()
    {
        if (await CountAsync(Store, "SELECT COUNT(*) FROM {sales.Customer};") == 0)
        {
            await BiScenario.FillAsync(Store);
        }
    }

    /// <summary>The single number a query over <c>{schema.Object}</c> names gives.</summary>
    protected static async Task<long> CountAsync(RfmStore store, string query)
    {
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        return await connection.ExecuteScalarAsync<long>(SqlDialect.Command(new TableRows(store).Named(query), null, Cancellation));
    }

    protected async Task<IReadOnlyList<BiRow>> ListAsync(string view, int? runKey = null) =>
        await Store.Bi.ListAsync(new BiQuery(view, runKey), Cancellation);

    /// <summary>Reads a view as it is, every column in the order of the view.</summary>
    protected async Task ReadRawAsync(string view, Func<DbDataReader, Task> read)
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        await using var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command($"SELECT * FROM {Store.Dialect.ObjectName("bi", view)};", null, Cancellation));
        await read(reader);
    }
}
