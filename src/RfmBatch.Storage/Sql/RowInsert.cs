using System.Data;
using System.Data.Common;

namespace RfmBatch.Storage.Sql;

/// <summary>Inserts small sets of rows, many to a statement: a round trip each would take longer than computing them.</summary>
/// <typeparam name="T">What a row is made from.</typeparam>
internal sealed class RowInsert<T>(SqlDialect dialect, string schema, string table)
{
    // SQL Server takes 2,100 parameters and 1,000 rows, SQLite 32,766 parameters. SQLite looks each parameter up among all by its name,
    // so that a row takes longer in a longer statement: with many more than this, longer than in a statement of its own.
    private const int MaxParameters = 500;
    private readonly List<(string Name, Func<T, SqlValue> Value)> _columns = [];

    public RowInsert<T> Whole(string name, Func<T, long?> value) => Add(name, row => new SqlValue(value(row), DbType.Int64));

    public RowInsert<T> Number(string name, Func<T, double?> value) => Add(name, row => new SqlValue(value(row), DbType.Double));

    public RowInsert<T> Flag(string name, Func<T, bool> value) => Add(name, row => new SqlValue(value(row), DbType.Boolean));

    public RowInsert<T> Amount(string name, Func<T, long?> value) => Add(name, row => dialect.AmountValue(value(row)));

    public RowInsert<T> Date(string name, Func<T, DateOnly?> value) => Add(name, row => dialect.DateValue(value(row)));

    public RowInsert<T> Instant(string name, Func<T, DateTimeOffset?> value) => Add(name, row => dialect.InstantValue(value(row)));

    /// <summary>Text of at most <paramref name="size"/> characters; what is longer would be cut off.</summary>
    public RowInsert<T> Text(string name, Func<T, string?> value, int size = 100) =>
        Add(name, row => new SqlValue(value(row), DbType.String, size));

    /// <summary>A word of ours, at most <paramref name="size"/> characters of ASCII.</summary>
    public RowInsert<T> Word(string name, Func<T, string?> value, int size = 100) =>
        Add(name, row => new SqlValue(value(row), DbType.AnsiString, size));

    /// <summary>Inserts the rows.</summary>
    public async Task ExecuteAsync(IEnumerable<T> rows, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var into = $"INSERT INTO {dialect.ObjectName(schema, table)} ({string.Join(", ", _columns.Select(column => column.Name))})";
        foreach (var part in rows.Chunk(MaxParameters / _columns.Count))
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandTimeout = SqlDialect.ShortTimeoutSeconds;
            command.CommandText = $"{into} VALUES {string.Join(", ", part.Select((row, i) => AddRow(command, row, i)))};";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private string AddRow(DbCommand command, T row, int index)
    {
        foreach (var (name, value) in _columns)
        {
            Add(command, $"@{name}{index}", value(row));
        }

        return $"({string.Join(", ", _columns.Select(column => $"@{column.Name}{index}"))})";
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

    private RowInsert<T> Add(string name, Func<T, SqlValue> value)
    {
        _columns.Add((name, value));
        return this;
    }
}
