using System.Data.Common;
using Dapper;
using RfmBatch.Storage;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Application.Operations;

/// <summary>Whether the deployed views are the program's, have its columns and can be read.</summary>
internal sealed class ViewCheck(RfmStore store)
{
    public async Task<IReadOnlyList<StoreFinding>> CheckAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var findings = new List<StoreFinding>();
        var outdated = (await store.Schema.PlanAsync(cancellationToken)).Where(step => step.Kind != DeploymentStepKind.Security).ToList();
        if (outdated.Count > 0)
        {
            findings.Add(
                new StoreFinding(
                    "views",
                    FindingSeverity.Notice,
                    $"{outdated.Count} view(s) or descriptions differ from the program's: "
                    + $"{string.Join(", ", outdated.Take(3).Select(step => step.Name))}.",
                    "Run `rfmbatch deploy`."));
        }

        foreach (var view in store.Dialect.Sql.Names("Views").Select(name => Path.GetFileNameWithoutExtension(name)))
        {
            if (await DifferenceAsync(connection, view, cancellationToken) is { } difference)
            {
                findings.Add(
                    new StoreFinding(
                        "views",
                        FindingSeverity.Error,
                        difference,
                        "Run `rfmbatch deploy`; if it stays, a table was changed by hand: compare it with db/README.md."));
            }
        }

        return findings.Count > 0
            ? findings
            : [new StoreFinding("views", FindingSeverity.Ok, "All bi views are the program's and can be read.", "")];
    }

    private async Task<string?> DifferenceAsync(DbConnection connection, string view, CancellationToken cancellationToken)
    {
        try
        {
            var expected = DictionaryFile.Of(view).Where(entry => entry.ColumnName.Length > 0).Select(entry => entry.ColumnName);
            var query = $"SELECT {string.Join(", ", expected)} FROM {store.Dialect.ObjectName("bi", view)} WHERE 1 = 0;";
            await connection.ExecuteScalarAsync<object>(SqlDialect.Command(query, null, cancellationToken));
            return null;
        }
        catch (DbException error)
        {
            return $"bi.{view} cannot be read: {error.Message}";
        }
    }
}
