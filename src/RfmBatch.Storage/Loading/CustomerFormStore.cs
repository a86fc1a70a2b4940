using System.Data;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Loading;

/// <summary>The form of a store's customer ids, <c>sales.CustomerForm</c>; a store without one keeps them exact.</summary>
public sealed class CustomerFormStore(SqlDialect dialect)
{
    private const string ReadForm = "SELECT f.FormName AS FormName FROM {sales.CustomerForm} AS f;";

    private const string CountCustomers =
        """
        SELECT CASE WHEN EXISTS (SELECT 1 AS Found FROM {sales.Customer} AS c WHERE c.RemovedByLoadKey IS NULL) THEN 1 ELSE 0 END
            AS HasCustomers;
        """;

    private const string WriteForm =
        """
        DELETE FROM {sales.CustomerForm};
        INSERT INTO {sales.CustomerForm} (CustomerFormKey, FormName) VALUES (1, @FormName);
        """;

    /// <summary>The form in which ids are looked up.</summary>
    public async Task<CustomerForm> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var name = await connection.QuerySingleOrDefaultAsync<string>(
            SqlDialect.Command(dialect.Resolve(ReadForm), null, cancellationToken));
        return name is null ? CustomerForm.Exact : CustomerForm.Find(name) ?? throw new InvalidOperationException(
            $"sales.CustomerForm holds '{name}', which this program does not know.");
    }

    /// <summary>
    /// The form in which a load keeps ids: fixed once there is a customer of a load that was not undone, until then the one asked for. A
    /// first load that fails leaves no customer, so that the next one is the first. The caller holds the lock
    /// <see cref="ITransactionStore.LockName"/>.
    /// </summary>
    /// <param name="asked">What the load asks for, or null for what holds.</param>
    /// <param name="cancellationToken">Cancels it; nothing is changed then.</param>
    public async Task<CustomerForm> FixAsync(CustomerForm? asked, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        if (await connection.ExecuteScalarAsync<int>(SqlDialect.Command(dialect.Resolve(CountCustomers), null, cancellationToken)) == 1)
        {
            return await ReadAsync(cancellationToken);
        }

        var form = asked ?? CustomerForm.Exact;
        var parameters = new DynamicParameters();
        parameters.Add("FormName", form.Name, DbType.AnsiString, size: 20);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(dialect.Resolve(WriteForm), parameters, cancellationToken, transaction));
        await transaction.CommitAsync(cancellationToken);
        return form;
    }
}
