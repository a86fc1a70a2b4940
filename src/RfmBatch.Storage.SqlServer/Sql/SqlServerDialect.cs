using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.SqlServer.Bulk;

namespace RfmBatch.Storage.SqlServer.Sql;

/// <summary>SQL Server: <c>date</c>, <c>decimal(19,4)</c>, <c>datetime2(3)</c> in UTC.</summary>
internal sealed class SqlServerDialect : SqlDialect
{
    // Pooled sessions are reset, so each opening says it again.
    // XACT_ABORT: an error never leaves half a transaction behind. LOCK_TIMEOUT in ms, under the command timeout, so that the error names
    // the lock. DEADLOCK_PRIORITY LOW: of a batch and a person's query, the batch gives way.
    // NOCOUNT, NUMERIC_ROUNDABORT: a server's "user options" may switch them on for every session; then no statement would tell its rows,
    // and a rounded decimal would be an error. The other options a login by SqlClient sets itself.
    internal const string SessionSettings =
        "SET XACT_ABORT ON; SET NOCOUNT OFF; SET NUMERIC_ROUNDABORT OFF; SET LOCK_TIMEOUT 25000; SET DEADLOCK_PRIORITY LOW;";

    // In brackets: Load is a reserved word.
    internal static readonly EmbeddedSql Files = new(
        typeof(SqlServerDialect).Assembly, "SqlServer", (schema, name) => schema == "temp" ? $"#{name}" : $"{schema}.[{name}]");

    /// <summary>Makes the dialect of a connection string.</summary>
    /// <exception cref="InvalidInputException">The connection string has an unknown keyword or a bad value.</exception>
    public SqlServerDialect(string connectionString)
        : this(connectionString, new SqlClientAccess())
    {
    }

    internal SqlServerDialect(string connectionString, IServerAccess access)
    {
        Access = access;
        var builder = SqlServerConnectionString.Complete(connectionString);
        ConnectionString = builder.ConnectionString;
        DatabaseName = builder.InitialCatalog;
        DisplayName = $"{builder.InitialCatalog} on {builder.DataSource}";
    }

    /// <inheritdoc/>
    public override string EngineName => "SqlServer";

    /// <inheritdoc/>
    public override EmbeddedSql Sql => Files;

    internal string DisplayName { get; }

    internal string DatabaseName { get; }

    /// <summary>How the server is reached.</summary>
    internal IServerAccess Access { get; }

    /// <summary>Copies rows in bulk.</summary>
    internal IBulkCopy BulkCopy => Access.BulkCopy;

    /// <summary>May hold a password.</summary>
    internal string ConnectionString { get; }

    /// <inheritdoc/>
    public override Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => OpenAsync(ConnectionString, cancellationToken);

    /// <inheritdoc/>
    public override Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public override string ObjectName(string schema, string name) => $"[{schema}].[{name}]";

    /// <inheritdoc/>
    public override SqlValue AmountValue(long? tenThousandths) =>
        new(tenThousandths is { } amount ? Amount.ToDecimal(amount) : null, DbType.Decimal, Precision: 19, Scale: 4);

    /// <inheritdoc/>
    public override SqlValue DateValue(DateOnly? value) => new(value?.ToDateTime(TimeOnly.MinValue), DbType.Date);

    /// <inheritdoc/>
    public override SqlValue InstantValue(DateTimeOffset? instant) =>
        new(instant is { } value ? TruncateToMilliseconds(value.UtcDateTime) : null, DbType.DateTime2);

    /// <inheritdoc/>
    public override long ReadAmount(DbDataReader reader, int ordinal) => Amount.FromDecimal(reader.GetDecimal(ordinal));

    /// <inheritdoc/>
    public override int ReadDay(DbDataReader reader, int ordinal) => Day.FromDate(DateOnly.FromDateTime(reader.GetDateTime(ordinal)));

    /// <inheritdoc/>
    public override DateTimeOffset ReadInstant(DbDataReader reader, int ordinal) =>
        new(DateTime.SpecifyKind(reader.GetDateTime(ordinal), DateTimeKind.Utc));

    /// <inheritdoc/>
    public override RfmBatchException? Explain(DbException exception) =>
        exception is SqlException error ? SqlServerErrors.Explain(error, DisplayName) : null;

    // ErrorCode is the same for every SqlException.
    /// <inheritdoc/>
    protected override string CodeOf(DbException exception) =>
        exception is SqlException error ? $"SQL Server's {SqlServerErrors.Code(error)}" : base.CodeOf(exception);

    /// <inheritdoc/>
    public override bool IsTransient(DbException exception) => exception is SqlException error && SqlServerErrors.IsTransient(error);

    /// <inheritdoc/>
    public override bool IsDenied(DbException exception) => exception is SqlException error && SqlServerErrors.IsDenied(error);

    /// <summary>A connection of its own that is never returned to the pool: it ends a lock's session for certain.</summary>
    internal Task<DbConnection> OpenUnpooledAsync(CancellationToken cancellationToken) =>
        OpenAsync(new SqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString, cancellationToken);

    // datetime2(3) would round up, the SQLite text cuts off: both cut off.
    private static DateTime TruncateToMilliseconds(DateTime value) =>
        new(value.Ticks - (value.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Unspecified);

    private async Task<DbConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = Access.Connect(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(Command(SessionSettings, null, cancellationToken));
            return connection;
        }
        catch (SqlException error)
        {
            await connection.DisposeAsync();
            throw SqlServerErrors.ExplainOpening(error, DisplayName);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
