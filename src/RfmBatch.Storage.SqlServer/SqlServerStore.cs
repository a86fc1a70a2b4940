using System.Data.Common;
using Microsoft.Data.SqlClient;
using RfmBatch.Core;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.SqlServer.Deployment;
using RfmBatch.Storage.SqlServer.Loading;
using RfmBatch.Storage.SqlServer.Locking;
using RfmBatch.Storage.SqlServer.Operations;
using RfmBatch.Storage.SqlServer.Runs;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer;

/// <summary>A store in a SQL Server database.</summary>
/// <remarks>Its connections stay pooled when the store is closed: a job host opens one store per job, and a new session is slow.</remarks>
public sealed class SqlServerStore : RfmStore
{
    private const string ReadTime = "SELECT SYSUTCDATETIME() AS ServerTime;";

    private readonly SqlServerDialect _dialect;

    /// <summary>Makes the store of a connection string. Nothing is connected yet.</summary>
    /// <exception cref="Core.InvalidInputException">The connection string has an unknown keyword or a bad value.</exception>
    public SqlServerStore(string connectionString)
        : this(new SqlServerDialect(connectionString))
    {
    }

    internal SqlServerStore(SqlServerDialect dialect)
    {
        _dialect = dialect;
        Schema = new SqlServerSchemaDeployer(_dialect);
        ProgramLocks = new SqlServerProgramLocks(_dialect);
        Inspector = new SqlServerStoreInspector();
        Transactions = new SqlServerTransactionStore(_dialect);
        CustomerRfm = new SqlServerCustomerRfmWriter(_dialect);
    }

    /// <summary>A connection of its own kind to the same database, not open: for the job server's storage, which manages its own.</summary>
    /// <param name="applicationName">How it shows in <c>sys.dm_exec_sessions</c>.</param>
    public DbConnection CreateConnection(string applicationName) =>
        new SqlConnection(new SqlConnectionStringBuilder(_dialect.ConnectionString) { ApplicationName = applicationName }.ConnectionString);

    /// <inheritdoc/>
    public override string DisplayName => _dialect.DisplayName;

    /// <inheritdoc/>
    public override SqlDialect Dialect => _dialect;

    /// <inheritdoc/>
    public override ISchemaDeployer Schema { get; }

    /// <inheritdoc/>
    public override IProgramLocks ProgramLocks { get; }

    /// <inheritdoc/>
    public override IStoreInspector Inspector { get; }

    /// <inheritdoc/>
    public override ITransactionStore Transactions { get; }

    /// <inheritdoc/>
    public override ICustomerRfmWriter CustomerRfm { get; }

    /// <inheritdoc/>
    protected override int ReaderCount => 1;

    /// <inheritdoc/>
    protected override bool AddsUpLines => false;

    /// <inheritdoc/>
    protected override int PurgeRowsPerStatement => 4_000;

    /// <inheritdoc/>
    public override DateTimeOffset? ReadServerTime()
    {
        try
        {
            using var connection = CreateConnection("RfmBatch");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = ReadTime;
            command.CommandTimeout = SqlDialect.ShortTimeoutSeconds;
            return new DateTimeOffset(DateTime.SpecifyKind((DateTime)command.ExecuteScalar()!, DateTimeKind.Utc));
        }
        catch (Exception failure) when (failure is SqlException or InvalidOperationException)
        {
            // What follows will say why it cannot be reached.
            return null;
        }
    }
}
