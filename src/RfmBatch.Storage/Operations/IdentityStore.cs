using System.Data;
using Dapper;
using RfmBatch.Core.Operations;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Operations;

/// <summary>Asks whether the stored rows of a run agree with one another.</summary>
public sealed class IdentityStore(SqlDialect dialect)
{
    /// <summary>The outcome of an identity that was asked elsewhere.</summary>
    /// <param name="checkId">Its id.</param>
    /// <param name="offenders">Rows, or what is to become rows, of which it does not hold.</param>
    public static QualityFinding Judge(string checkId, int offenders) =>
        IdentityCatalogue.All.Single(identity => identity.CheckId == checkId).Judge(offenders);

    /// <summary>Asks for the identities of a moment.</summary>
    public async Task<IReadOnlyList<QualityFinding>> CheckAsync(
        IdentityMoment moment, int runKey, int programKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var findings = new List<QualityFinding>();
        foreach (var identity in IdentityCatalogue.All.Where(identity => identity.Moment == moment))
        {
            var parameters = new DynamicParameters();
            parameters.Add("RunKey", runKey, DbType.Int32);
            parameters.Add("ProgramKey", programKey, DbType.Int32);
            await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
                dialect.Text($"Queries/{identity.QueryName}"),
                parameters,
                cancellationToken,
                timeoutSeconds: SqlDialect.LongTimeoutSeconds));
            var offenders = 0;
            while (await reader.ReadAsync(cancellationToken))
            {
                offenders++;
            }

            findings.Add(identity.Judge(offenders));
        }

        return findings;
    }
}
