using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Sql;

/// <summary>SQLite: INTEGER days, INTEGER ten-thousandths, instants as ISO 8601 text, <c>schema_Object</c> names.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    /// <summary>How instants are written: UTC to the millisecond, so that text order is time order.</summary>
    internal const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private const string ReadNothing = "SELECT COUNT(*) AS ObjectCount FROM sqlite_master WHERE 1 = 0;";

    // busy_timeout: writers wait for one another as long as a short statement may take.
    // synchronous NORMAL is durable against a crash of the program in WAL mode; only a power cut can lose the last transaction, never the
    // file. cache_size in KiB (negative): 64 MB holds the inner pages of a million customers' index.
    private const string SessionPragmas = """
        PRAGMA busy_timeout = 30000;
        PRAGMA foreign_keys = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -65536;
        PRAGMA synchronous = NORMAL;
        """;

    internal static readonly EmbeddedSql Files = new(
        typeof(SqliteDialect).Assembly, "Sqlite", (schema, name) => schema == "temp" ? $"temp.{name}" : $"{schema}_{name}");

    static SqliteDialect() => SqliteLibrary.Configure();

    /// <summary>Makes the dialect of a file.</summary>
    public SqliteDialect(string path)
    {
        FilePath = Path.GetFullPath(path);
        DisplayName = $"sqlite:{path}";
        ConnectionString = BuildConnectionString(SqliteOpenMode.ReadWrite);
    }

    /// <inheritdoc/>
    public override string EngineName => "Sqlite";

    /// <inheritdoc/>
    public override EmbeddedSql Sql => Files;

    internal string FilePath { get; }

    internal string DisplayName { get; }

    internal string ConnectionString { get; }

    /// <inheritdoc/>
    public override Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => OpenAsync(ConnectionString, cancellationToken);

    /// <inheritdoc/>
    public override Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Not deferred: a read that becomes a write half-way would fail with SQLITE_BUSY at once instead of waiting.
        return Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));
    }

    /// <inheritdoc/>
    public override string ObjectName(string schema, string name) => $"\"{schema}_{name}\"";

    /// <inheritdoc/>
    public override SqlValue AmountValue(long? tenThousandths) => new(tenThousandths, DbType.Int64);

    /// <inheritdoc/>
    public override SqlValue DateValue(DateOnly? value) => new(value is { } date ? Day.FromDate(date) : null, DbType.Int64);

    /// <inheritdoc/>
    public override SqlValue InstantValue(DateTimeOffset? instant) =>
        new(instant?.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture), DbType.String);

    /// <inheritdoc/>
    public override long ReadAmount(DbDataReader reader, int ordinal) => reader.GetInt64(ordinal);

    /// <inheritdoc/>
    public override int ReadDay(DbDataReader reader, int ordinal) => checked((int)reader.GetInt64(ordinal));

    /// <inheritdoc/>
    public override DateTimeOffset ReadInstant(DbDataReader reader, int ordinal) =>
        DateTimeOffset.ParseExact(
            reader.GetString(ordinal),
            InstantFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <inheritdoc/>
    public override Task<RowCursor> OpenRowsAsync(string text, DynamicParameters parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<RowCursor>(SqliteRowCursor.Open(FilePath, SessionPragmas, text, parameters));
    }

    /// <inheritdoc/>
    public override RfmBatchException? Explain(DbException exception) =>
        exception is SqliteException error ? SqliteErrors.Explain(error, DisplayName, FilePath) : null;

    /// <inheritdoc/>
    public override bool IsTransient(DbException exception) => exception is SqliteException error && SqliteErrors.IsTransient(error);

    /// <summary>Opens the file and creates it where it is missing; for the deployer only.</summary>
    internal Task<DbConnection> OpenOrCreateAsync(CancellationToken cancellationToken) =>
        OpenAsync(BuildConnectionString(SqliteOpenMode.ReadWriteCreate), cancellationToken);

    private async Task<DbConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);

            // Reads the schema, so that a file that is no database is found here. On its own, since the provider
            // swallows errors of the statements after one that returns rows, as most pragmas do.
            await connection.ExecuteScalarAsync<long>(
                Command(ReadNothing, null, cancellationToken));
            await connection.ExecuteAsync(Command(SessionPragmas, null, cancellationToken));
            return connection;
        }
        catch (SqliteException error)
        {
            await connection.DisposeAsync();
            throw Explain(error)
                ?? new RfmBatchException(
                    $"{DisplayName} cannot be opened: {error.Message}", "Check the file with `rfmbatch doctor`.", error);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private string BuildConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = FilePath,
        Mode = mode,
        DefaultTimeout = ShortTimeoutSeconds,
        Pooling = mode == SqliteOpenMode.ReadWrite,
    }.ToString();
}
