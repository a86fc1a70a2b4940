using System.Data;
using System.Data.Common;
using Dapper;

namespace RfmBatch.Storage.Sql;

/// <summary>Inserts small sets of rows, many to a statement: a round trip each would take longer than computing them.</summary>
/// <typeparam name="T">What a row is made from.</typeparam>
internal sealed class RowInsert<T>(SqlDialect dialect, string schema, string table)
{
    // SQL Server takes 2,100 parameters and 1,000 rows; long statements cost more to parse than they save.
    private const int MaxParameters = 1000;
    private readonly List<(string Name, Action<DynamicParameters, string, T> Bind)> _columns = [];

    public RowInsert<T> Whole(string name, Func<T, long> value) => Add(name, (parameters, parameter, row) => parameters.Add(parameter, value(row), DbType.Int64));

    public RowInsert<T> Number(string name, Func<T, double?> value) => Add(name, (parameters, parameter, row) => parameters.Add(parameter, value(row), DbType.Double));

    public RowInsert<T> Flag(string name, Func<T, bool> value) => Add(name, (parameters, parameter, row) => parameters.Add(parameter, value(row), DbType.Boolean));

    public RowInsert<T> Amount(string name, Func<T, long> value) => Add(name, (parameters, parameter, row) => dialect.AddAmount(parameters, parameter, value(row)));

    public RowInsert<T> AmountOrNull(string name, Func<T, long?> value) => Add(name, (parameters, parameter, row) =>
    {
        if (value(row) is { } amount)
        {
            dialect.AddAmount(parameters, parameter, amount);
        }
        else
        {
            parameters.Add(parameter, null, DbType.Decimal);
        }
    });

    /// <summary>Text of at most <paramref name="size"/> characters.</summary>
    public RowInsert<T> Text(string name, Func<T, string> value, int size = 100) => Add(name, (parameters, parameter, row) => parameters.Add(parameter, value(row), DbType.String, size: size));

    /// <summary>A word of ours, at most 100 characters of ASCII.</summary>
    public RowInsert<T> Word(string name, Func<T, string> value) => Add(name, (parameters, parameter, row) => parameters.Add(parameter, value(row), DbType.AnsiString, size: 100));

    /// <summary>Inserts the rows.</summary>
    public async Task ExecuteAsync(IEnumerable<T> rows, DbTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (var part in rows.Chunk(MaxParameters / _columns.Count))
        {
            var parameters = new DynamicParameters();
            for (var i = 0; i < part.Length; i++)
            {
                foreach (var (name, bind) in _columns)
                {
                    bind(parameters, $"{name}{i}", part[i]);
                }
            }

            var values = string.Join(", ", part.Select((_, i) => $"({string.Join(", ", _columns.Select(column => $"@{column.Name}{i}"))})"));
            await transaction.Connection!.ExecuteAsync(SqlDialect.Command(
                $"INSERT INTO {dialect.ObjectName(schema, table)} ({string.Join(", ", _columns.Select(column => column.Name))}) VALUES {values};", parameters, cancellationToken, transaction));
        }
    }

    private RowInsert<T> Add(string name, Action<DynamicParameters, string, T> bind)
    {
        _columns.Add((name, bind));
        return this;
    }
}
