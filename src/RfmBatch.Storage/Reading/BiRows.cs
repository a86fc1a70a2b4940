using System.Data.Common;
using System.Globalization;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Reading;

/// <summary>
/// The rows of a <c>bi</c> view, streamed: one row at a time, values in the CLR type of the column's <see cref="BiColumnKind"/> in both
/// stores.
/// </summary>
public sealed class BiRows : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly string _text;
    private readonly Queue<int>? _runs;
    private DbDataReader? _reader;
    private readonly bool _isPopulation;
    private bool _started;
    private bool _hasRow;
    private int _runKey;

    /// <param name="connection">Closed with the rows.</param>
    /// <param name="view">The view.</param>
    /// <param name="text">The query, of one run where there are runs.</param>
    /// <param name="runs">The runs, or null.</param>
    /// <param name="isPopulation">Whether the rows of a run are its customers: then one without any was purged after it was found.</param>
    internal BiRows(DbConnection connection, BiView view, string text, IReadOnlyList<int>? runs, bool isPopulation)
    {
        _connection = connection;
        View = view;
        _text = text;
        RunKeys = runs ?? [];
        _runs = runs is null ? null : new Queue<int>(runs);
        _isPopulation = isPopulation;
    }

    /// <summary>The view that is read.</summary>
    public BiView View { get; }

    /// <summary>The runs that are read one after the other; empty where the view is not read by run.</summary>
    public IReadOnlyList<int> RunKeys { get; }

    /// <summary>Moves to the next row.</summary>
    /// <returns>False after the last one.</returns>
    /// <exception cref="Core.RfmBatchException">A run's customers were purged between the finding of the run and their reading.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_reader is not null)
            {
                if (await _reader.ReadAsync(cancellationToken))
                {
                    _hasRow = true;
                    return true;
                }

                await _reader.DisposeAsync();
                _reader = null;
                RefuseNobody();
            }

            if (!await NextStatementAsync(cancellationToken))
            {
                return false;
            }
        }
    }

    /// <summary>
    /// A value of the current row: long, double, decimal, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>, bool, string, or null.
    /// </summary>
    public object? Value(int ordinal)
    {
        var raw = _reader!.GetValue(ordinal);
        return raw is DBNull ? null : View.Columns[ordinal].Kind switch
        {
            BiColumnKind.Whole => Convert.ToInt64(raw, CultureInfo.InvariantCulture),
            BiColumnKind.Number => Convert.ToDouble(raw, CultureInfo.InvariantCulture),
            BiColumnKind.Amount => Exact(raw),
            BiColumnKind.Date =>
                raw is DateTime date
                    ? DateOnly.FromDateTime(date)
                    : DateOnly.ParseExact((string)raw, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            BiColumnKind.Instant => raw is DateTime instant
                ? new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc))
                : DateTimeOffset.Parse((string)raw, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            BiColumnKind.Flag => Convert.ToInt64(raw, CultureInfo.InvariantCulture) != 0,
            _ => Convert.ToString(raw, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Closes the statement and the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_reader is not null)
        {
            await _reader.DisposeAsync();
        }

        await _connection.DisposeAsync();
    }

    // SQLite shows ten-thousandths as the nearest double; times 10,000 that is within 1/2 of the integer up to 2^52.
    private static decimal Exact(object raw) => raw is decimal exact
        ? exact
        : Amount.ToDecimal((long)Math.Round(Convert.ToDouble(raw, CultureInfo.InvariantCulture) * Amount.Scale, MidpointRounding.ToEven));

    // No run is made of nobody, and one statement sees all customers of a run or none.
    private void RefuseNobody()
    {
        if (_isPopulation && _runs is not null && !_hasRow)
        {
            throw BiReader.Purged(_runKey);
        }
    }

    private async ValueTask<bool> NextStatementAsync(CancellationToken cancellationToken)
    {
        if (_runs is null ? _started : _runs.Count == 0)
        {
            return false;
        }

        _started = true;
        _hasRow = false;
        _runKey = _runs?.Dequeue() ?? 0;
        object? parameters = _runs is null ? null : new { RunKey = _runKey };
        _reader = await _connection.ExecuteReaderAsync(
            SqlDialect.Command(_text, parameters, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        return true;
    }
}
