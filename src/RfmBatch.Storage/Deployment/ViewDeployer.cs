using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Deployment;

/// <summary>Re-creates the <c>bi</c> views whose text or descriptions changed, and drops those the program no longer has.</summary>
/// <remarks>
/// A view is replaced in one transaction with its descriptions: a reader sees the old view or the new one. A view that did not change is
/// not touched, for even an identical one would take a schema lock that queues behind, and then before, every report.
/// </remarks>
/// <param name="dialect">The engine.</param>
/// <param name="statement">What is run of a file's text, once the view is there or not.</param>
/// <param name="replaceAsync">Runs it for a view, and describes the view.</param>
internal sealed class ViewDeployer(
    SqlDialect dialect,
    Func<string, string> statement,
    Func<DbConnection, DbTransaction, DeploymentStep, string, CancellationToken, Task> replaceAsync)
{
    private const string Folder = "Views";

    /// <summary>The steps that are needed; all views when nothing was deployed yet.</summary>
    public async Task<IReadOnlyList<DeploymentStep>> PlanAsync(DbConnection? connection, CancellationToken cancellationToken)
    {
        var deployed = connection is null ? [] : await ReadDeployedAsync(connection, cancellationToken);
        var names = dialect.Sql.Names(Folder);
        var steps = deployed.Keys
            .Except(names.Select(Path.GetFileNameWithoutExtension), StringComparer.Ordinal)
            .Select(view => new DeploymentStep(DeploymentStepKind.DropView, $"{dialect.EngineName}/{Folder}/{view}.sql", DropText(view!)))
            .ToList();
        foreach (var name in names)
        {
            var text = dialect.Sql.TextOf(name);
            var view = ViewOf(name);
            if (!deployed.TryGetValue(view, out var version) || !version.IsThere || version.TextHash != ViewVersionHash.Of(view, text))
            {
                steps.Add(new DeploymentStep(DeploymentStepKind.View, name, statement(text)));
            }
        }

        return steps;
    }

    /// <summary>Runs the steps, each in a transaction of its own.</summary>
    /// <exception cref="Core.RfmBatchException">A view could not be created; the old one stays.</exception>
    public async Task RunAsync(DbConnection connection, IReadOnlyList<DeploymentStep> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            try
            {
                await RunAsync(connection, step, cancellationToken);
            }
            catch (DbException error)
            {
                throw dialect.Explain(error) ?? DeploymentStep.Failed(step.Name, error);
            }
        }
    }

    private static string ViewOf(string name) => Path.GetFileNameWithoutExtension(name);

    private string DropText(string view) => $"DROP VIEW IF EXISTS {dialect.ObjectName("bi", view)};";

    private async Task RunAsync(DbConnection connection, DeploymentStep step, CancellationToken cancellationToken)
    {
        var view = ViewOf(step.Name);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        if (step.Kind == DeploymentStepKind.View)
        {
            await replaceAsync(connection, transaction, step, view, cancellationToken);
        }
        else
        {
            await connection.ExecuteAsync(SqlDialect.Command(step.Text, null, cancellationToken, transaction));
        }

        var hash = step.Kind == DeploymentStepKind.View ? ViewVersionHash.Of(view, dialect.Sql.TextOf(step.Name)) : null;
        var parameters = new DynamicParameters();
        parameters.Add("ViewName", view, DbType.AnsiString, size: 100);
        parameters.Add("TextHash", hash, DbType.AnsiString, size: 64);
        await connection.ExecuteAsync(
            SqlDialect.Command(dialect.Text("Queries/Deployment_ReplaceViewVersion"), parameters, cancellationToken, transaction));
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<Dictionary<string, ViewVersion>> ReadDeployedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<ViewVersion>(
            SqlDialect.Command(dialect.Text("Queries/Deployment_ReadViews"), null, cancellationToken));
        return rows.ToDictionary(row => row.ViewName, StringComparer.Ordinal);
    }

    private sealed class ViewVersion
    {
        public required string ViewName { get; init; }

        public required string TextHash { get; init; }

        public bool IsThere { get; init; }
    }
}
