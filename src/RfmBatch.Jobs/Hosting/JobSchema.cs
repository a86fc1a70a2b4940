using System.Data.Common;
using System.Globalization;
using Dapper;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;
using RfmBatch.Core;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.SqlServer.Sql;
using RfmBatch.Storage.SqlServer;
using RfmBatch.Storage.SqlServer.Deployment;

namespace RfmBatch.Jobs.Hosting;

/// <summary>
/// The tables of the job server, schema <c>HangFire</c>: installed by <c>deploy</c> with Hangfire's own script, for <c>serve</c> has no
/// right to.
/// </summary>
public sealed class JobSchema(SqlServerStore store)
{
    /// <summary>The schema's name, which no setting changes.</summary>
    public const string SchemaName = "HangFire";

    private const string CountVersionTables =
        """
        SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES AS t
        WHERE LOWER(t.TABLE_SCHEMA) = 'hangfire' AND LOWER(t.TABLE_NAME) = 'schema';
        """;

    private const string ReadGreatestVersion = "SELECT MAX(s.Version) FROM HangFire.[Schema] AS s;";

    // Bound when it is run, not where the table is missing.
    private const string ReadVersionIfThere = """
        DECLARE @Version int;
        IF OBJECT_ID(N'HangFire.[Schema]', N'U') IS NOT NULL
        SET @Version = (SELECT MAX(s.Version) FROM HangFire.[Schema] AS s);
        """;

    // Reading and writing, nothing else: no DDL.
    private const string Grants = """
        -- Rights of the role rfm_job on the tables of the job server.
        GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::HangFire TO rfm_job;
        """;

    /// <summary>The version of the installed tables, or null where there are none.</summary>
    public async Task<int?> ReadVersionAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.Dialect.OpenAsync(cancellationToken);
        var isThere = await connection.ExecuteScalarAsync<int>(SqlDialect.Command(CountVersionTables, null, cancellationToken));
        return isThere == 0
            ? null
            : await connection.ExecuteScalarAsync<int?>(
                SqlDialect.Command(ReadGreatestVersion, null, cancellationToken));
    }

    /// <summary>What <see cref="DeployAsync"/> would run now.</summary>
    public async Task<IReadOnlyList<DeploymentStep>> PlanAsync(CancellationToken cancellationToken) =>
        await ReadVersionAsync(cancellationToken) >= SqlServerObjectsInstaller.LatestSchemaVersion ? [GrantStep] : [InstallStep, GrantStep];

    /// <summary>
    /// Installs or upgrades the tables, under the lock of Hangfire's script and in its transaction, and grants the rights.
    /// </summary>
    /// <returns>What ran.</returns>
    /// <exception cref="RfmBatchException">The server refused the script; nothing of it stays.</exception>
    public async Task<IReadOnlyList<DeploymentStep>> DeployAsync(CancellationToken cancellationToken)
    {
        var steps = await PlanAsync(cancellationToken);
        await using var connection = await store.Dialect.OpenAsync(cancellationToken);
        foreach (var step in steps)
        {
            try
            {
                await connection.ExecuteAsync(
                    SqlDialect.Command(step.Text, null, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
            }
            catch (SqlException error)
            {
                throw await RefusedAsync(error, cancellationToken);
            }
        }

        return steps;
    }

    /// <summary>Makes sure that <c>serve</c> can start.</summary>
    /// <exception cref="RfmBatchException">The tables are missing or older than this program's Hangfire.</exception>
    public async Task EnsureDeployedAsync(CancellationToken cancellationToken)
    {
        var version = await ReadVersionAsync(cancellationToken);
        if (version is null || version < SqlServerObjectsInstaller.LatestSchemaVersion)
        {
            var found = version is { } older
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"has version {older} of the job server's tables, this program needs {SqlServerObjectsInstaller.LatestSchemaVersion}")
                : "does not have the tables of the job server (schema HangFire)";
            throw new RfmBatchException(
                $"{store.DisplayName} {found}.",
                "Run `rfmbatch deploy` with a login that may create objects; or keep jobs in memory: rfmbatch serve --job-storage memory.");
        }
    }

    /// <summary>What <see cref="DeployAsync"/> runs, as steps of a deployment's file.</summary>
    /// <remarks>The installer's comments hold three characters beyond ASCII.</remarks>
    public static IReadOnlyList<DeploymentScriptStep> ScriptSteps =>
    [
        new("migration ", InstallStep.Name, Ascii(InstallStep.Text))
        {
            Before = [ReadVersionIfThere],
            Condition = string.Create(
                CultureInfo.InvariantCulture, $"COALESCE(@Version, 0) < {SqlServerObjectsInstaller.LatestSchemaVersion}"),
            HasOwnTransaction = true,
        },
        new("security  ", GrantStep.Name, GrantStep.Text),
    ];

    private static DeploymentStep InstallStep => new(
        DeploymentStepKind.Migration,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Hangfire.SqlServer/Install.sql (schema {SchemaName}, version {SqlServerObjectsInstaller.LatestSchemaVersion})"),
        SqlServerObjectsInstaller.GetInstallScript(SchemaName, enableHeavyMigrations: true));

    private static DeploymentStep GrantStep => new(DeploymentStepKind.Security, $"{SchemaName}/Grants", Grants);

    private static string Ascii(string text) =>
        text.Replace("\u00a9", "(c)", StringComparison.Ordinal).Replace('\u00dc', 'U').Replace('\u2013', '-');

    private async Task<RfmBatchException> RefusedAsync(SqlException error, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await store.Dialect.OpenAsync(cancellationToken);
        var isBabelfish = await Babelfish.IsServerAsync(connection, cancellationToken);
        return isBabelfish
            ? new JobSchemaUnsupportedException(error)
            : store.Dialect.Explain(error) ?? new RfmBatchException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The tables of the job server could not be installed in {store.DisplayName} (error {error.Number}); the schema of "
                    + $"RfmBatch itself is deployed."),
                "Look at `rfmbatch deploy --what-if`, which prints the script, or leave the job server out: rfmbatch deploy "
                + "--without-jobs.",
                error);
    }
}

/// <summary>The server cannot run Hangfire's installer; everything else works on it.</summary>
public sealed class JobSchemaUnsupportedException(Exception cause) : RfmBatchException(
    "Babelfish cannot run Hangfire's installer (it changes the type of columns), so the tables of the job server were left out; the schema "
    + "of RfmBatch itself is deployed.",
    "Everything but jobs kept in the database works: rfmbatch serve --job-storage memory, or schedule `rfmbatch run`. `rfmbatch deploy "
    + "--without-jobs` does not try.",
    cause);
