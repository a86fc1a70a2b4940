using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification;

/// <summary>Runs the queries named <c>Check_…</c>, which return offenders.</summary>
public static class CheckQueries
{
    /// <summary>Names of all, without ending.</summary>
    public static IReadOnlyList<string> Names(RfmStore store) =>
    [
        .. store.Dialect.Sql.QueryNames().Select(name => Path.GetFileName(name)!)
            .Where(name => name.StartsWith("Check_", StringComparison.Ordinal)),
    ];

    /// <summary>How many rows a check returns for a run, or for program 1 where it is about programs.</summary>
    public static async Task<int> CountOffendersAsync(
        RfmStore store, DbConnection connection, DbTransaction? transaction, string name, int runKey, CancellationToken cancellationToken)
    {
        var text = store.Dialect.Text($"Queries/{name}");
        object parameters = text.Contains("@ProgramKey", StringComparison.Ordinal) ? new { ProgramKey = 1 } : new { RunKey = runKey };
        return (await connection.QueryAsync(SqlDialect.Command(text, parameters, cancellationToken, transaction))).Count();
    }
}
