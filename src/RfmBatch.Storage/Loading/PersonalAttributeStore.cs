using System.Data;
using Dapper;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Loading;

/// <summary>
/// Attributes that tell who a customer is, <c>sales.PersonalAttribute</c>: filters and lists use them, <c>bi</c> and profiles leave them
/// out.
/// </summary>
public sealed class PersonalAttributeStore(SqlDialect dialect)
{
    private const string InsertName =
        """
        INSERT INTO {sales.PersonalAttribute} (AttributeName, FlaggedAt)
        SELECT @AttributeName AS AttributeName, @FlaggedAt AS FlaggedAt
        WHERE NOT EXISTS (SELECT 1 AS Found FROM {sales.PersonalAttribute} AS p WHERE p.AttributeName = @AttributeName);
        """;

    /// <summary>Flags names for ever, whether or not there are values yet; noted in the audit where one is new.</summary>
    public async Task FlagAsync(IReadOnlyList<string> names, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(names);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        foreach (var name in names)
        {
            var parameters = new DynamicParameters();
            parameters.Add("AttributeName", name, DbType.String, size: 100);
            dialect.AddInstant(parameters, "FlaggedAt", now);
            var rows = await connection.ExecuteAsync(
                SqlDialect.Command(dialect.Resolve(InsertName), parameters, cancellationToken, transaction));
            if (rows > 0)
            {
                await new AuditStore(dialect).WriteAsync(AuditEntry.FlagPersonal(name), transaction, cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
