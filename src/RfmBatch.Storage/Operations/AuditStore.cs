using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Operations;

/// <summary>Who did what, <c>etl.Audit</c>. Rows are added in the transaction of the act: one is not there without the other.</summary>
public sealed class AuditStore(SqlDialect dialect)
{
    /// <summary>For how long acts are kept.</summary>
    public const int KeptMonths = 36;

    private const string CountOld = "SELECT COUNT(*) AS OldRows FROM {bi.Audit} AS a WHERE a.OccurredAt < @Before;";

    private const string DeleteOld = "DELETE FROM {etl.Audit} WHERE OccurredAt < @Before;";

    private static readonly AsyncLocal<string?> PageUserName = new();

    /// <summary>Who signed in at the page and is being served; null at a console and for schedules.</summary>
    public static string? PageUser
    {
        get => PageUserName.Value;
        set => PageUserName.Value = value;
    }

    /// <summary>Notes an act in its transaction.</summary>
    public Task WriteAsync(AuditEntry act, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(transaction);
        return transaction.Connection!.ExecuteAsync(
            SqlDialect.Command(dialect.Text("Queries/Audit_Insert"), Parameters(act), cancellationToken, transaction));
    }

    /// <summary>Notes an act that had no transaction, or several.</summary>
    public async Task WriteAsync(AuditEntry act, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(dialect.Text("Queries/Audit_Insert"), Parameters(act), cancellationToken));
    }

    /// <summary>Acts that are older than an instant.</summary>
    public async Task<long> CountAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(
            SqlDialect.Command(dialect.Resolve(CountOld), Limit(before), cancellationToken));
    }

    /// <summary>Deletes them.</summary>
    /// <returns>How many; null where this login may not, as members of <c>rfm_job</c> may not.</returns>
    public async Task<long?> DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        if (await CountAsync(before, cancellationToken) == 0)
        {
            return 0;
        }

        await using var connection = await dialect.OpenAsync(cancellationToken);
        try
        {
            return await connection.ExecuteAsync(SqlDialect.Command(dialect.Resolve(DeleteOld), Limit(before), cancellationToken));
        }
        catch (DbException error) when (dialect.IsDenied(error))
        {
            return null;
        }
    }

    private DynamicParameters Limit(DateTimeOffset before)
    {
        var parameters = new DynamicParameters();
        dialect.AddInstant(parameters, "Before", before);
        return parameters;
    }

    private static DynamicParameters Parameters(AuditEntry act)
    {
        var parameters = new DynamicParameters();
        parameters.Add("LoginName", Cut(Environment.UserName, 128), DbType.String, size: 128);
        parameters.Add("HostName", Cut(Environment.MachineName, 128), DbType.String, size: 128);
        parameters.Add("PageUserName", PageUser is { } user ? Cut(user, 100) : null, DbType.String, size: 100);
        parameters.Add("ActionName", act.ActionName, DbType.AnsiString, size: 30);
        parameters.Add("SubjectKind", act.SubjectKind, DbType.AnsiString, size: 30);
        parameters.Add("SubjectName", Cut(act.SubjectName, 200), DbType.String, size: 200);
        parameters.Add("Detail", act.Detail is { } detail ? Cut(detail, 1000) : null, DbType.String, size: 1000);
        parameters.Add("CodeVersion", CodeVersion.Current, DbType.AnsiString, size: 100);
        return parameters;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
