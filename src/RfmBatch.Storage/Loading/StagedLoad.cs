using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Loading;

/// <summary>What a load has staged in the temporary tables of its connection.</summary>
/// <param name="dialect">The engine.</param>
/// <param name="transaction">The load's own, on the connection that staged.</param>
/// <param name="loadKey">The load.</param>
public sealed class StagedLoad(SqlDialect dialect, DbTransaction transaction, int loadKey)
{
    /// <summary>Turns it into customers, products, sales, attributes and rejected rows.</summary>
    /// <param name="writeDays">Writes what the load holds by day.</param>
    /// <param name="cancellationToken">Ends it; the transaction is the caller's to roll back.</param>
    public async Task ApplyAsync(Func<Task> writeDays, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(writeDays);
        var sales = Key();
        var count = await LoadLedger.CountSalesAsync(dialect, transaction.Connection!, transaction, cancellationToken);
        sales.Add("SaleCount", count, DbType.Int64);
        await ExecuteAsync("Load_ApplyNames", Key(), cancellationToken);
        await ExecuteAsync("Load_InsertSales", sales, cancellationToken);
        await writeDays();
        await ExecuteAsync("Load_ApplyAttributes", Key(), cancellationToken);
    }

    /// <summary>Adds up what it holds by day, where nobody has while the rows were read.</summary>
    public Task SumDaysAsync(CancellationToken cancellationToken) => ExecuteAsync("Load_SumDays", Key(), cancellationToken);

    /// <summary>Keeps which customers it names, once they have their keys.</summary>
    public Task NameCustomersAsync(CancellationToken cancellationToken) =>
        ExecuteAsync("Load_NameCustomers", Key(), cancellationToken);

    private DynamicParameters Key()
    {
        var parameters = new DynamicParameters();
        parameters.Add("LoadKey", loadKey, DbType.Int32);
        return parameters;
    }

    private Task<int> ExecuteAsync(string query, DynamicParameters parameters, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(SqlDialect.Command(
            dialect.Text($"Queries/{query}"), parameters, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));
}
