using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core.Operations;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Operations;

/// <summary>Asks whether the stored rows of a run agree with one another.</summary>
public sealed class IdentityStore(SqlDialect dialect)
{
    /// <summary>Asks for the identities of a moment on a connection of its own.</summary>
    public async Task<IReadOnlyList<QualityFinding>> CheckAsync(
        IdentityMoment moment, int runKey, int programKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await CheckAsync(moment, runKey, programKey, connection, null, cancellationToken);
    }

    /// <summary>Asks for the identities of a moment as a transaction sees the rows.</summary>
    public Task<IReadOnlyList<QualityFinding>> CheckAsync(
        IdentityMoment moment, int runKey, int programKey, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return CheckAsync(moment, runKey, programKey, transaction.Connection!, transaction, cancellationToken);
    }

    private async Task<IReadOnlyList<QualityFinding>> CheckAsync(
        IdentityMoment moment,
        int runKey,
        int programKey,
        DbConnection connection,
        DbTransaction? transaction,
        CancellationToken cancellationToken)
    {
        var findings = new List<QualityFinding>();
        foreach (var identity in IdentityCatalogue.All.Where(identity => identity.Moment == moment))
        {
            var parameters = new DynamicParameters();
            parameters.Add("RunKey", runKey, DbType.Int32);
            parameters.Add("ProgramKey", programKey, DbType.Int32);
            await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
                dialect.Text($"Queries/{identity.QueryName}"), parameters, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));
            var offenders = 0;
            while (await reader.ReadAsync(cancellationToken))
            {
                offenders++;
            }

            var detail = offenders == 0 ? "no row says otherwise." : $"{offenders} rows say otherwise.";
            findings.Add(new QualityFinding(identity.CheckId, CheckSeverity.Error, offenders == 0, $"{identity.Title}: {detail}"));
        }

        return findings;
    }
}
