using System.Data.Common;
using Dapper;
using RfmBatch.Core;

namespace RfmBatch.Storage.Sql;

/// <summary>The few sentences in which the two engines differ; everything else is shared code over query files.</summary>
/// <remarks>
/// Query texts are embedded from <c>db/Queries</c>, or from <c>db/&lt;Engine&gt;/Queries</c> where the engines need different ones; one of
/// a line or two is a constant beside its code.
/// Money and dates cross this border as ten-thousandths (<see cref="long"/>) and <see cref="DateOnly"/>: SQLite keeps INTEGER
/// ten-thousandths and INTEGER days since 1970-01-01, SQL Server <c>decimal(19,4)</c> and <c>date</c>.
/// </remarks>
public abstract class SqlDialect
{
    /// <summary>Seconds a short statement may take.</summary>
    public const int ShortTimeoutSeconds = 30;

    /// <summary>Seconds a set-based statement over all customers or transactions may take.</summary>
    public const int LongTimeoutSeconds = 3600;

    /// <summary><c>Sqlite</c> or <c>SqlServer</c>, the folder of its files.</summary>
    public abstract string EngineName { get; }

    /// <summary>
    /// Opens a pooled connection with the engine's session settings (neighbourly on SQL Server: low deadlock priority, lock timeout).
    /// </summary>
    /// <exception cref="Core.RfmBatchException">The store cannot be reached; the message has no password.</exception>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction meant for writing (SQLite: BEGIN IMMEDIATE).</summary>
    public abstract Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>The engine's embedded files.</summary>
    public abstract EmbeddedSql Sql { get; }

    /// <summary>The text of an embedded file: <c>Queries/Run_Insert</c>, without ending.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public string Text(string name) => Sql.Text(name);

    /// <summary>A short statement that stands beside its code, with the engine's names in the place of <c>{schema.Object}</c>.</summary>
    public string Resolve(string neutralText) => Sql.Resolve(neutralText);

    /// <summary><c>bi.Name</c> or <c>bi_Name</c>, quoted for the engine.</summary>
    public abstract string ObjectName(string schema, string name);

    /// <summary>Money as a parameter; null is NULL.</summary>
    public abstract SqlValue AmountValue(long? tenThousandths);

    /// <summary>A date as a parameter; null is NULL.</summary>
    public abstract SqlValue DateValue(DateOnly? value);

    /// <summary>An instant as a parameter (UTC, to the millisecond); null is NULL.</summary>
    public abstract SqlValue InstantValue(DateTimeOffset? instant);

    /// <summary>Adds a money parameter; null is NULL.</summary>
    public void AddAmount(DynamicParameters parameters, string name, long? tenThousandths) =>
        Add(parameters, name, AmountValue(tenThousandths));

    /// <summary>Adds a date parameter; null is NULL.</summary>
    public void AddDate(DynamicParameters parameters, string name, DateOnly? value) => Add(parameters, name, DateValue(value));

    /// <summary>Adds an instant (UTC, to the millisecond); null is NULL.</summary>
    public void AddInstant(DynamicParameters parameters, string name, DateTimeOffset? instant) =>
        Add(parameters, name, InstantValue(instant));

    /// <summary>Reads a money column of a table, ten-thousandths.</summary>
    public abstract long ReadAmount(DbDataReader reader, int ordinal);

    /// <summary>Reads a date column of a table, days since 1970-01-01.</summary>
    public abstract int ReadDay(DbDataReader reader, int ordinal);

    /// <summary>Reads an instant column of a table, UTC.</summary>
    public abstract DateTimeOffset ReadInstant(DbDataReader reader, int ordinal);

    /// <summary>Translates an engine error into a failure the user can act on, or returns null where it is not known.</summary>
    public abstract RfmBatch.Core.RfmBatchException? Explain(DbException exception);

    /// <summary>As <see cref="Explain"/>, and of an error that is not known the engine's number: its own words may quote a row.</summary>
    public RfmBatch.Core.RfmBatchException ExplainAny(DbException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Explain(exception) ?? new RfmBatch.Core.RfmBatchException(
            $"The store refused a statement ({CodeOf(exception)}).",
            "Run `rfmbatch doctor`; if it finds nothing, run the command again with --verbose and report the details.",
            exception);
    }

    /// <summary>The number by which the engine's documentation knows an error.</summary>
    protected virtual string CodeOf(DbException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return $"{exception.GetType().Name}, code {exception.ErrorCode}";
    }

    /// <summary>
    /// Whether an error passes by itself, so that repeating the work a little later can succeed: a deadlock, a time-out, a lost connection.
    /// </summary>
    public virtual bool IsTransient(DbException exception) => false;

    /// <summary>Whether an error says that the login lacks a right.</summary>
    public virtual bool IsDenied(DbException exception) => false;

    /// <summary>Begins to read a large result on a connection of its own.</summary>
    /// <param name="text">One query.</param>
    /// <param name="parameters">Its parameters; it may leave some out.</param>
    /// <param name="cancellationToken">Ends the beginning.</param>
    public virtual async Task<RowCursor> OpenRowsAsync(string text, DynamicParameters parameters, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken);
        try
        {
            var command = Command(text, parameters, cancellationToken, timeoutSeconds: LongTimeoutSeconds);
            return new DataReaderCursor(this, connection, await connection.ExecuteReaderAsync(command));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A command for Dapper, every property stated. Lists are read whole; large results go through ExecuteReaderAsync.</summary>
    public static CommandDefinition Command(
        string text,
        object? parameters,
        CancellationToken cancellationToken,
        DbTransaction? transaction = null,
        int timeoutSeconds = ShortTimeoutSeconds) =>
        new(text, parameters, transaction, timeoutSeconds, System.Data.CommandType.Text, CommandFlags.Buffered, cancellationToken);

    private static void Add(DynamicParameters parameters, string name, SqlValue value)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Add(name, value.Value, value.Type, size: value.Size, precision: value.Precision, scale: value.Scale);
    }
}
