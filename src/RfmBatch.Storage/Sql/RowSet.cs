using System.Data;
using System.Data.Common;

namespace RfmBatch.Storage.Sql;

/// <summary>Writes small sets of rows, many to a statement: a round trip each would take longer than computing them.</summary>
/// <typeparam name="T">What a row is made from.</typeparam>
public sealed class RowSet<T>(SqlDialect dialect, string schema, string table)
{
    // SQL Server takes 2,100 parameters and 1,000 rows, SQLite 32,766 parameters. SQLite looks each parameter up among all by its name,
    // so that a row takes longer in a longer statement: with many more than this, longer than in a statement of its own.
    private const int MaxParameters = 500;
    private readonly List<(string Name, Func<T, SqlValue> Value)> _columns = [];

    private string TableName => dialect.Resolve($"{{{schema}.{table}}}");

    /// <summary>A whole number.</summary>
    public RowSet<T> Whole(string name, Func<T, long?> value) => Add(name, row => new SqlValue(value(row), DbType.Int64));

    /// <summary>A number.</summary>
    public RowSet<T> Number(string name, Func<T, double?> value) => Add(name, row => new SqlValue(value(row), DbType.Double));

    /// <summary>A flag.</summary>
    public RowSet<T> Flag(string name, Func<T, bool> value) => Add(name, row => new SqlValue(value(row), DbType.Boolean));

    /// <summary>Money, ten-thousandths.</summary>
    public RowSet<T> Amount(string name, Func<T, long?> value) => Add(name, row => dialect.AmountValue(value(row)));

    /// <summary>A day.</summary>
    public RowSet<T> Date(string name, Func<T, DateOnly?> value) => Add(name, row => dialect.DateValue(value(row)));

    /// <summary>An instant, UTC.</summary>
    public RowSet<T> Instant(string name, Func<T, DateTimeOffset?> value) => Add(name, row => dialect.InstantValue(value(row)));

    /// <summary>Text of at most <paramref name="size"/> characters; what is longer would be cut off.</summary>
    public RowSet<T> Text(string name, Func<T, string?> value, int size = 100) =>
        Add(name, row => new SqlValue(value(row), DbType.String, size));

    /// <summary>A word of ours, at most <paramref name="size"/> characters of ASCII.</summary>
    public RowSet<T> Word(string name, Func<T, string?> value, int size = 100) =>
        Add(name, row => new SqlValue(value(row), DbType.AnsiString, size));

    /// <summary>Inserts the rows.</summary>
    public Task InsertAsync(IEnumerable<T> rows, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var into = $"INSERT INTO {TableName} ({string.Join(", ", _columns.Select(column => column.Name))}) VALUES ";
        return ExecuteAsync(
            rows,
            count => $"{into}{Join(count, ", ", (name, i) => $"@{name}{i}", values => $"({values})")};",
            transaction,
            cancellationToken);
    }

    /// <summary>Updates the rows, each found by the first column.</summary>
    public Task UpdateAsync(IEnumerable<T> rows, DbTransaction transaction, CancellationToken cancellationToken)
    {
        // Both engines take UPDATE FROM, but neither the names of VALUES' columns nor an alias of the table do they write alike.
        var key = _columns[0].Name;
        var set = string.Join(", ", _columns.Skip(1).Select(column => $"{column.Name} = v.{column.Name}"));
        return ExecuteAsync(
            rows,
            count =>
            {
                var values = Join(
                    count, " UNION ALL ", (name, i) => $"@{name}{i} AS {(name == key ? "RowKey" : name)}", row => $"SELECT {row}");
                return $"UPDATE {TableName} SET {set} FROM ({values}) AS v WHERE {key} = v.RowKey;";
            },
            transaction,
            cancellationToken);
    }

    private string Join(int rowCount, string separator, Func<string, int, string> value, Func<string, string> row) => string.Join(
        separator,
        Enumerable.Range(0, rowCount).Select(i => row(string.Join(", ", _columns.Select(column => value(column.Name, i))))));

    private async Task ExecuteAsync(
        IEnumerable<T> rows, Func<int, string> text, DbTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (var part in rows.Chunk(MaxParameters / _columns.Count))
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandTimeout = SqlDialect.ShortTimeoutSeconds;
            command.CommandText = text(part.Length);
            for (var i = 0; i < part.Length; i++)
            {
                foreach (var (name, value) in _columns)
                {
                    Add(command, $"@{name}{i}", value(part[i]));
                }
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    // Not by Dapper: before each parameter it looks for one of its name, and it takes away the @ without which SQLite seeks four times.
    private static void Add(DbCommand command, string name, SqlValue value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = value.Type;
        parameter.Value = value.Value ?? DBNull.Value;

        // Left alone where it is not stated: to SQLite a size that was only read and set again is a limit.
        if (value.Size is { } size)
        {
            parameter.Size = size;
        }

        if (value is { Precision: { } precision, Scale: { } scale })
        {
            parameter.Precision = precision;
            parameter.Scale = scale;
        }

        command.Parameters.Add(parameter);
    }

    private RowSet<T> Add(string name, Func<T, SqlValue> value)
    {
        _columns.Add((name, value));
        return this;
    }
}
